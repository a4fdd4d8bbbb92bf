'use strict';
document.documentElement.classList.replace('no-js', 'js');
const one = (q, root = document) => root.querySelector(q);
const all = (q, root = document) => [...root.querySelectorAll(q)];

class CartNotification extends HTMLElement {
  connectedCallback() {
    this.box = one('#cart-notification', this);
    all('button[type="button"]', this).forEach((b) => b.addEventListener('click', () => this.close()));
    this.box.addEventListener('keyup', (e) => e.code === 'Escape' && this.close());
    this.outside = (e) => { if (!e.composedPath().includes(this.box)) this.close(); };
  }
  open() {
    this.box.classList.add('animate', 'active');
    setTimeout(() => this.box.focus(), 50);
    document.body.addEventListener('click', this.outside);
  }
  close() { this.box.classList.remove('active'); document.body.removeEventListener('click', this.outside); }
  show(sections) {
    Object.entries(sections).forEach(([id, html]) => { const at = document.getElementById(id); if (at) at.innerHTML = html; });
    window.scrollTo({ top: 0, behavior: 'smooth' });
    this.open();
  }
}
customElements.define('cart-notification', CartNotification);

class ProductForm extends HTMLElement {
  connectedCallback() {
    this.form = one('form', this);
    const id = one('[name=id]', this.form);
    if (id.value && !one('[name=add]', this.form).disabled) id.disabled = false;
    this.form.addEventListener('submit', (e) => this.send(e));
    one('.shopify-payment-button__button', this)?.addEventListener('click', () => {
      const n = one('#Quantity-template--main').value || 1;
      location.href = `/cart/${id.value}:${n}`;
    });
  }
  send(e) {
    e.preventDefault();
    const button = one('[name=add]', this);
    if (button.getAttribute('aria-disabled') === 'true') return;
    const body = new FormData(this.form);
    body.append('sections', 'cart-notification-product,cart-notification-button,cart-icon-bubble');
    button.setAttribute('aria-disabled', 'true');
    button.classList.add('loading');
    one('.loading__spinner', button).classList.remove('hidden');
    fetch('/cart/add', { method: 'POST', headers: { Accept: 'application/javascript', 'X-Requested-With': 'XMLHttpRequest' }, body })
      .then((r) => r.json()).then((answer) => {
        const wrap = one('.product-form__error-message-wrapper', this);
        wrap.hidden = !answer.status;
        if (answer.status) { one('.product-form__error-message', wrap).textContent = answer.description; return; }
        one('cart-notification').show(answer.sections);
      }).finally(() => {
        button.removeAttribute('aria-disabled');
        button.classList.remove('loading');
        one('.loading__spinner', button).classList.add('hidden');
      });
  }
}
customElements.define('product-form', ProductForm);

class VariantSelects extends HTMLElement {
  connectedCallback() {
    this.variants = JSON.parse(one('script', this).textContent);
    this.addEventListener('change', () => this.update(true));
    this.update(false);
  }
  update(moved) {
    const sets = all('fieldset', this);
    const chosen = sets.map((s) => one('input:checked', s).value);
    sets.forEach((set, at) => all('input', set).forEach((input) => {
      const wanted = chosen.map((v, i) => (i === at ? input.value : v)).join(' / ');
      input.classList.toggle('disabled', !this.variants.find((v) => v.title === wanted)?.available);
    }));
    const now = this.variants.find((v) => v.title === chosen.join(' / '));
    const button = one('product-form [name=add]');
    one('product-form [name=id]').value = now.id;
    if (moved) { history.replaceState({}, '', `${location.pathname}?variant=${now.id}`); }
    button.disabled = !now.available;
    one('span', button).textContent = now.available ? 'Aggiungi al carrello' : 'Esaurito';
    const express = one('.shopify-payment-button');
    if (express) express.style.display = now.available ? '' : 'none';
  }
}
customElements.define('variant-selects', VariantSelects);

class QuantityInput extends HTMLElement {
  connectedCallback() {
    const input = one('input', this);
    all('button', this).forEach((b) => b.addEventListener('click', (e) => {
      e.preventDefault();
      const before = input.value;
      if (b.name === 'plus') input.stepUp(); else input.stepDown();
      if (before !== input.value) input.dispatchEvent(new Event('change', { bubbles: true }));
    }));
  }
}
customElements.define('quantity-input', QuantityInput);

class CartItems extends HTMLElement {
  connectedCallback() {
    let waiting;
    this.addEventListener('change', (e) => {
      if (!e.target.dataset.index) return;
      clearTimeout(waiting);
      waiting = setTimeout(() => this.send(e.target.dataset.index, e.target.value), 300);
    });
    this.addEventListener('click', (e) => {
      const remove = e.target.closest('cart-remove-button');
      if (remove) { e.preventDefault(); this.send(remove.dataset.index, 0); }
    });
  }
  send(line, quantity) {
    this.classList.add('cart__items--disabled');
    fetch('/cart/change', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ line, quantity }) })
      .then((r) => r.json()).then((answer) => {
        one('#cart-icon-bubble').innerHTML = answer.sections['cart-icon-bubble'];
        one('#MainContent').innerHTML = answer.sections.main;
      });
  }
}
customElements.define('cart-items', CartItems);

class DetailsModal extends HTMLElement {
  connectedCallback() {
    this.details = one('details', this);
    one('summary', this).addEventListener('click', (e) => {
      e.preventDefault();
      const open = this.details.toggleAttribute('open');
      document.body.classList.toggle('overflow-hidden', open);
      if (open) one('input:not([type=hidden])', this).focus();
    });
    const close = () => { this.details.removeAttribute('open'); document.body.classList.remove('overflow-hidden'); };
    one('.modal__close-button', this).addEventListener('click', close);
    one('.modal-overlay', this).addEventListener('click', close);
    this.addEventListener('keyup', (e) => e.code === 'Escape' && close());
  }
}
customElements.define('details-modal', DetailsModal);

class HeaderDrawer extends HTMLElement {
  connectedCallback() {
    const details = one('details', this);
    one('summary', this).addEventListener('click', () => {
      setTimeout(() => details.classList.toggle('menu-opening', details.open), 20);
      document.body.classList.toggle('overflow-hidden-tablet', !details.open);
    });
  }
}
customElements.define('header-drawer', HeaderDrawer);

class PredictiveSearch extends HTMLElement {
  connectedCallback() {
    const input = one('input', this); const out = one('[data-predictive-search]', this); let wait;
    input.addEventListener('input', () => {
      clearTimeout(wait);
      one('.reset__button', this).classList.toggle('hidden', !input.value);
      wait = setTimeout(async () => {
        if (!input.value) { out.innerHTML = ''; this.removeAttribute('open'); return; }
        out.innerHTML = await (await fetch(`/search/suggest?q=${encodeURIComponent(input.value)}&section_id=predictive-search`)).text();
        this.setAttribute('open', 'true');
        input.setAttribute('aria-expanded', 'true');
      }, 300);
    });
    one('form', this).addEventListener('reset', () => { out.innerHTML = ''; this.removeAttribute('open'); });
    document.addEventListener('click', (e) => { if (!this.contains(e.target)) this.removeAttribute('open'); });
  }
}
customElements.define('predictive-search', PredictiveSearch);

class LocalizationForm extends HTMLElement {
  connectedCallback() {
    const button = one('button', this); const list = one('.disclosure__list-wrapper', this);
    button.addEventListener('click', () => { list.hidden = !list.hidden; button.setAttribute('aria-expanded', String(!list.hidden)); });
    all('a', list).forEach((a) => a.addEventListener('click', (e) => {
      e.preventDefault();
      one('span', button).textContent = `${one('.country', a).textContent} | EUR €`;
      one('[name=country_code]', this).value = a.dataset.value;
      list.hidden = true;
    }));
  }
}
customElements.define('localization-form', LocalizationForm);

one('#SortBy')?.addEventListener('change', (e) => { location.search = `?sort_by=${e.target.value}`; });
document.addEventListener('click', (e) => {
  const wallet = e.target.closest('[data-wallet]');
  if (wallet) location.href = `/wallets/${wallet.dataset.wallet}`;
});

if (!document.cookie.includes('_tracking_consent')) {
  setTimeout(() => {
    const banner = document.createElement('div');
    banner.id = 'shopify-pc__banner';
    banner.className = 'shopify-pc__banner__dialog';
    banner.setAttribute('role', 'alertdialog');
    banner.setAttribute('aria-label', 'Consenso all’uso dei cookie');
    banner.innerHTML = '<div class="shopify-pc__banner__wrapper"><div class="shopify-pc__banner__body"><h2 id="shopify-pc__banner__body-title">Consenso all’uso dei cookie</h2><p>Noi e i nostri partner utilizziamo cookie e altre tecnologie per personalizzare la tua esperienza, mostrarti annunci ed eseguire analisi. <a href="/policies/privacy-policy">Informativa sulla privacy</a></p></div><div class="shopify-pc__banner__btns"><button type="button" class="shopify-pc__banner__btn-manage-prefs" aria-haspopup="dialog">Gestisci preferenze</button><div class="shopify-pc__banner__btns-granular"><button type="button" class="shopify-pc__banner__btn-accept">Accetta</button><button type="button" class="shopify-pc__banner__btn-decline">Rifiuta</button></div></div></div>';
    document.body.append(banner);
    const done = (v) => { document.cookie = `_tracking_consent=${v}; path=/; max-age=31536000`; banner.remove(); one('#shopify-pc__prefs')?.remove(); };
    one('.shopify-pc__banner__btn-accept', banner).onclick = () => done('1');
    one('.shopify-pc__banner__btn-decline', banner).onclick = () => done('0');
    one('.shopify-pc__banner__btn-manage-prefs', banner).onclick = () => {
      const prefs = document.createElement('div');
      prefs.id = 'shopify-pc__prefs';
      prefs.setAttribute('role', 'dialog');
      prefs.innerHTML = '<div class="shopify-pc__prefs__dialog"><h2>Preferenze sui cookie</h2><label><input type="checkbox" checked disabled> Obbligatori</label><label><input type="checkbox"> Personalizzazione</label><label><input type="checkbox"> Marketing</label><label><input type="checkbox"> Analisi</label><button type="button" class="shopify-pc__prefs__header-save">Salva le mie scelte</button></div>';
      document.body.append(prefs);
      one('button', prefs).onclick = () => done('2');
    };
  }, 400);
}
