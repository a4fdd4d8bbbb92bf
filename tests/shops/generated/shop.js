// What a generated shop does in the browser. Attributes say what: data-submit, data-to, data-send, data-dismiss ...
(() => {
  const shop = document.currentScript.dataset;
  const app = shop.archetype === "single-page-app";
  const spa = app || shop.archetype === "accordion";
  const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
  const main = () => document.querySelector("#app");

  async function go(url, options = {}) {
    main().classList.add("busy");
    await sleep(120);
    const answer = await fetch(url, { headers: { "X-Part": "1" }, ...options });
    const html = await answer.text();
    if (app) history.pushState({}, "", answer.headers.get("X-Address") || answer.url);
    main().innerHTML = html;
    main().classList.remove("busy");
    wire(main());
    if (app) scrollTo(0, 0);
  }

  const tell = (about) => { new Image().src = "/truth?" + new URLSearchParams(about); };

  const does = {
    submit: (e) => e.closest("form").requestSubmit(),
    to: (e, to) => (app ? go(to) : (location.href = to)),
    send: async (e, to) => {
      await fetch(to, { method: "POST" });
      if (e.closest(".drawer")) openDrawer(); else if (app) go(location.pathname); else location.reload();
    },
    drawer: () => openDrawer(),
    dismiss: (e, what) => { e.closest("[data-modal]").remove(); fetch("/dismiss/" + what, { method: "POST" }); },
    dialogue: (e, id) => e.getRootNode().getElementById(id).showModal(),
    close: (e, id) => e.getRootNode().getElementById(id).close(),
    swatch: (e, value) => {
      const box = e.closest(".swatches");
      for (const one of box.querySelectorAll("[data-swatch]")) one.setAttribute("aria-pressed", String(one === e));
      box.querySelector("input").value = value;
    },
    nothing: () => {},
  };

  async function openDrawer() {
    let drawer = document.querySelector(".drawer");
    if (!drawer) {
      drawer = document.createElement("aside");
      drawer.className = "drawer";
      document.body.append(drawer);
    }
    drawer.innerHTML = await (await fetch("/drawer")).text();
    wire(drawer);
  }

  // Events of shadow roots do not all come out: each root is wired on its own.
  function wire(root) {
    if (root.wired) return;
    root.wired = true;
    root.addEventListener("click", (event) => {
      const start = event.composedPath()[0];
      const target = start.closest && start.closest("[data-submit],[data-to],[data-send],[data-drawer],[data-dismiss],[data-dialogue],[data-close],[data-swatch],[data-nothing],a[href]");
      if (!target || target.getRootNode() !== start.getRootNode()) return;
      for (const [name, act] of Object.entries(does)) {
        if (!target.hasAttribute("data-" + name)) continue;
        event.preventDefault();
        event.stopPropagation();
        return act(target, target.getAttribute("data-" + name));
      }
      if (app && target.href && target.origin === location.origin) {
        event.preventDefault();
        event.stopPropagation();
        go(target.href);
      }
    });
    root.addEventListener("submit", async (event) => {
      const form = event.target, add = form.hasAttribute("data-add");
      if (!(spa && !(shop.archetype === "accordion" && !form.action.includes("/checkout/"))) && !(add && shop.archetype === "drawer")) return;
      event.preventDefault();
      event.stopPropagation();
      const body = new URLSearchParams(new FormData(form));
      if (!add || app) return go(form.action, { method: "POST", body });
      await fetch(form.action, { method: "POST", body, headers: { "X-Part": "1" } });
      openDrawer();
    });
    root.addEventListener("change", (event) => {
      const field = event.composedPath()[0], name = field.dataset && field.dataset.truth;
      if (name) tell({ [name]: field.type === "radio" ? field.value : field.value });
      if (name === "country") loadRegions(field);
    });
    // A country that is chosen already has its regions, too: nobody would choose it again.
    for (const country of root.querySelectorAll("[data-truth=country]")) loadRegions(country);
    for (const inner of root.querySelectorAll("*")) if (inner.shadowRoot) wire(inner.shadowRoot);
  }

  async function loadRegions(country) {
    const region = country.form && country.form.querySelector("[data-truth=region][data-late]");
    if (!region || !country.value) return;
    region.disabled = true;
    await sleep(250);
    region.innerHTML = await (await fetch("/regions/" + country.value)).text();
    region.disabled = false;
  }

  addEventListener("popstate", () => app && go(location.href));
  document.addEventListener("DOMContentLoaded", () => {
    wire(document);
    if (app) go(location.href);
    for (const late of document.querySelectorAll(".late")) setTimeout(() => { late.hidden = false; }, 900);
  });
})();
