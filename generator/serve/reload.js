// Added to pages by the preview server only. Asks every half second what was built last: another build reloads the
// page where the reader left it, a mistake is laid over it. Short polling, because an open event stream would hold
// a thread of the server for every tab.

/** @typedef {{build: number, ok: boolean, diagnostics: string}} State */
/** @typedef {{x: number, y: number, details: [string, boolean][]}} Position */

const interval = 500;
const storageKey = `qbank-preview:${location.pathname}${location.search}`;
const shownBuild = Number(new URL(import.meta.url).searchParams.get("build"));
let connected = true;
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

async function look() {
    /** @type {State} */
    let state;
    try {
        const response = await fetch("/__qbank/state", {cache: "no-store"});
        if (!response.ok) return;
        state = await response.json();
    } catch {
        connected = false;
        return;
    }
    // After a restart of the server its count begins again, so the same number may be another build.
    if (state.build !== shownBuild || !connected) {
        connected = true;
        reload();
    } else if (state.ok) {
        hideOverlay();
    } else {
        showOverlay(state.diagnostics);
    }
}

async function watch() {
    if (!document.hidden) await look();
    setTimeout(watch, interval);
}

history.scrollRestoration = "auto";
restore();
watch();
