// Added to pages by the preview server only. It learns at once what was built: another build of its page loads it again
// where the reader left it, a mistake is laid over it.
//
// One tab of a browser holds a request open that the server answers when there is something new, and tells the others:
// a browser opens six connections to a server at most, so that a request a tab would keep the seventh page from loading.

/** @typedef {{build: number, change: number, ok: boolean, diagnostics: string}} State */
/** @typedef {{x: number, y: number, details: [string, boolean][]}} Position */

const interval = 500;
const channel = new BroadcastChannel("qbank-preview");
const storageKey = `qbank-preview:${location.pathname}${location.search}`;
const shownBuild = Number(new URL(import.meta.url).searchParams.get("build"));
/** The server was away, and what it counts has begun anew: the same number may be another build. */
let lost = false;
/** Diagnostics that the reader has closed; others open the overlay again. */
let dismissed = "";

/**
 * What a fold is known by before and after a reload: its id, else its summary.
 * @param {HTMLDetailsElement} details
 * @returns {string}
 */
function nameOf(details) {
    return details.id || details.querySelector("summary")?.textContent?.trim() || "";
}

function remember() {
    /** @type {Position} */
    const position = {
        x: scrollX,
        y: scrollY,
        details: Array.from(document.querySelectorAll("details"), (details) => [nameOf(details), details.open]),
    };
    try {
        sessionStorage.setItem(storageKey, JSON.stringify(position));
    } catch {
        // Storage is switched off: the page is reloaded at its top.
    }
}

/** @returns {Position | null} */
function remembered() {
    try {
        const text = sessionStorage.getItem(storageKey);
        sessionStorage.removeItem(storageKey);
        return text === null ? null : JSON.parse(text);
    } catch {
        return null;
    }
}

function restore() {
    const position = remembered();
    if (position === null) return;
    const wasOpen = new Map(position.details);
    for (const details of document.querySelectorAll("details")) {
        details.open = wasOpen.get(nameOf(details)) ?? details.open;
    }
    scrollTo({left: position.x, top: position.y, behavior: "instant"});
}

function reload() {
    remember();
    history.scrollRestoration = "manual";
    location.reload();
}

function hideOverlay() {
    document.getElementById("qbank-overlay")?.remove();
}

/** @param {string} diagnostics */
function showOverlay(diagnostics) {
    if (diagnostics === dismissed) return;
    const shown = document.querySelector("#qbank-overlay pre");
    if (shown !== null) {
        if (shown.textContent !== diagnostics) shown.textContent = diagnostics;
        return;
    }
    if (document.getElementById("qbank-overlay-style") === null) {
        const style = document.createElement("link");
        style.id = "qbank-overlay-style";
        style.rel = "stylesheet";
        style.href = "/__qbank/overlay.css";
        document.head.append(style);
    }
    const overlay = document.createElement("div");
    overlay.id = "qbank-overlay";
    overlay.setAttribute("role", "alert");
    const heading = document.createElement("h2");
    heading.textContent = "Not updated: the content has mistakes";
    const text = document.createElement("pre");
    text.tabIndex = 0;
    text.textContent = diagnostics;
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "Show the last good page";
    close.addEventListener("click", () => {
        dismissed = text.textContent ?? "";
        hideOverlay();
    });
    overlay.append(heading, text, close);
    document.body.append(overlay);
}

/**
 * Asks for the state of this page; with a number, not before there is another change than that.
 * @param {number | null} after
 * @returns {Promise<State | null>}
 */
async function ask(after) {
    const wait = after === null ? "" : `&after=${after}`;
    try {
        const response = await fetch(`/__qbank/state?page=${encodeURIComponent(location.pathname)}${wait}`, {cache: "no-store"});
        return response.ok ? await response.json() : null;
    } catch {
        lost = true;
        return null;
    }
}

/** @param {State | null} state */
function show(state) {
    if (state === null || document.hidden) return;
    if (state.build !== shownBuild || lost) {
        reload();
    } else if (state.ok) {
        hideOverlay();
    } else {
        showOverlay(state.diagnostics);
    }
}

async function look() {
    if (!document.hidden) show(await ask(null));
}

/** @returns {Promise<void>} */
const pause = () => new Promise((done) => setTimeout(done, interval));

/** Holds the request open, and tells the other tabs what came. */
async function lead() {
    /** @type {number | null} */
    let known = null;
    for (;;) {
        const asked = performance.now();
        const state = await ask(known);
        const isNews = state !== null && state.change !== known;
        if (isNews) {
            if (known !== null) channel.postMessage({lost});
            known = state.change;
        }
        show(state);
        // A server that cannot let us wait answers without news.
        if (!isNews && performance.now() - asked < interval) await pause();
    }
}

async function poll() {
    for (;;) {
        await look();
        await pause();
    }
}

history.scrollRestoration = "auto";
restore();
look();
channel.addEventListener("message", (event) => {
    lost ||= event.data.lost;
    look();
});
document.addEventListener("visibilitychange", look);
// Without locks (an address other than this machine's own) every tab asks now and then.
if (navigator.locks === undefined) {
    poll();
} else {
    navigator.locks.request("qbank-preview", lead);
}
