// Comfort for those who have scripts: every form and link of the shop works without this file.
"use strict";

const one = (selector) => document.querySelector(selector);

function say(sentence) {
  const toast = one("#status");
  toast.textContent = sentence;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => { toast.textContent = ""; }, 6000);
}

// Cart: nothing is claimed before the shop has answered.
{
  const form = one("form.add");
  let sending = false;

  function inCart(count) {
    const badge = one("#cart-count");
    badge.textContent = count;
    badge.hidden = count === 0;
    one("#added").hidden = false;
  }

  function askForChoice(select) {
    const error = one("#variant-error") ?? document.createElement("p");
    error.className = "error";
    error.id = "variant-error";
    error.textContent = select.dataset.missing;
    select.after(error);
    select.setAttribute("aria-invalid", "true");
    select.setAttribute("aria-describedby", error.id);
    select.parentElement.classList.add("wrong");
    select.focus();
  }

  async function add() {
    const answer = await fetch(form.action, {
      method: "POST",
      headers: { Accept: "application/json" },
      body: new URLSearchParams(new FormData(form)),
    });
    const { message, count } = await answer.json();
    if (answer.ok) inCart(count);
    say(message);
  }

  form?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const select = one("#variant");
    if (select?.value === "") return askForChoice(select);
    if (sending) return;
    sending = true;
    try {
      await add();
    } catch {
      form.submit(); // the plain way: the answer is a page
    } finally {
      sending = false;
    }
  });
}

// Variants: the picture shows what is chosen.
one("#variant")?.addEventListener("change", ({ target }) => {
  target.removeAttribute("aria-invalid");
  target.removeAttribute("aria-describedby");
  target.parentElement.classList.remove("wrong");
  one("#variant-error")?.remove();
  const { picture } = target.dataset;
  one("#shown").src = `${target.value ? picture + target.value : picture.slice(0, -1)}.svg`;
});

// Address: the fields after the country are the country's own; what was typed stays.
{
  const form = one("form[data-country]");
  form?.addEventListener("change", async ({ target }) => {
    if (target.name !== "country") return;
    const chosen = target.value;
    try {
      const body = new URLSearchParams(new FormData(form));
      const answer = await fetch(form.dataset.country, { method: "POST", body });
      const fields = await answer.text();
      if (!answer.ok || target.value !== chosen) return;
      const typed = new FormData(form);
      const area = one("#country-fields");
      area.innerHTML = fields;
      for (const field of area.querySelectorAll("[name]")) field.value = typed.get(field.name) ?? field.value;
    } catch {
      // Offline: the fields stay as they are, and the shop asks for what is missing on sending.
    }
  });
}

// Payment: the review names the method that is chosen.
{
  const chosen = one("#payment-chosen");
  const tell = () => {
    const radio = one("input[name=payment]:checked");
    chosen.textContent = radio ? one(`label[for=${radio.id}] strong`).textContent : chosen.dataset.none;
  };
  if (chosen) {
    addEventListener("change", tell);
    addEventListener("pageshow", tell); // a browser going back keeps the choice
  }
}

// Passwords may be looked at.
for (const button of document.querySelectorAll(".show-password")) {
  const field = document.getElementById(button.dataset.for);
  const words = { password: button.textContent, text: button.dataset.hide };
  button.hidden = false;
  button.addEventListener("click", () => {
    field.type = field.type === "password" ? "text" : "password";
    button.textContent = words[field.type];
  });
}

// Mistakes are read out first.
one(".summary[tabindex]")?.focus();

// Newsletter: asked once, after a while, and never beside the question about cookies.
{
  const popup = one("#popup");

  function memory(kind) {
    try {
      return window[kind];
    } catch {
      return null; // storage is forbidden here
    }
  }

  function show() {
    memory("localStorage")?.setItem("newsletter-asked", "1");
    if ("modal" in popup.dataset) popup.showModal();
    else popup.open = true; // show() would take the focus away from what the visitor is doing
  }

  if (popup) {
    const visit = memory("sessionStorage");
    const later = visit?.getItem("looked-around") === "1";
    visit?.setItem("looked-around", "1");
    const stubborn = "stubborn" in popup.dataset, modal = "modal" in popup.dataset;
    const asked = memory("localStorage")?.getItem("newsletter-asked") === "1";
    const busy = one("#cookies") && !modal;
    if (!busy && (stubborn || !asked)) setTimeout(show, later ? popup.dataset.laterMs : popup.dataset.firstMs);
    if (stubborn) popup.addEventListener("close", show);
    addEventListener("keydown", ({ key }) => {
      if (key === "Escape" && popup.open && !stubborn) popup.close();
    });
  }
}
