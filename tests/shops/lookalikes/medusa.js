(() => {
  const root = document.getElementById('__next');
  const $ = (s, r = document) => r.querySelector(s);
  const $$ = (s, r = document) => [...r.querySelectorAll(s)];
  const kr = n => new Intl.NumberFormat('da-DK', { style: 'currency', currency: 'DKK' }).format(n);
  const esc = s => String(s ?? '').replace(/[&<>"]/g, c => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }[c]));
  const api = async (path, body, method) => {
    const r = await fetch('/store/' + path, body || method ? { method: method || 'POST', body: JSON.stringify(body || {}), headers: { 'content-type': 'application/json', 'x-publishable-api-key': 'pk_01J' } } : {});
    const data = await r.json();
    if (!r.ok) throw new Error(data.message);
    return data;
  };
  const wait = ms => new Promise(f => setTimeout(f, ms));
  const SPIN = '<svg class="animate-spin" xmlns="http://www.w3.org/2000/svg" width="15" height="15" fill="none" viewBox="0 0 24 24"><circle cx="12" cy="12" r="10" stroke="currentColor" stroke-width="4" opacity=".25"></circle><path fill="currentColor" d="M4 12a8 8 0 0 1 8-8V0C5.373 0 0 5.373 0 12h4z"></path></svg>';
  const CHEVRON = '<svg width="16" height="16" viewBox="0 0 16 16" fill="none"><path d="m4 6 4 4 4-4" stroke="currentColor" stroke-width="1.5"></path></svg>';
  const CHECK = '<svg width="20" height="20" viewBox="0 0 20 20"><circle cx="10" cy="10" r="9" fill="currentColor"></circle><path d="m6 10 3 3 5-6" stroke="#fff" fill="none" stroke-width="1.5"></path></svg>';
  const CROSS = '<svg width="20" height="20" viewBox="0 0 20 20"><path d="m5 5 10 10M15 5 5 15" stroke="currentColor" stroke-width="1.5"></path></svg>';
  const TRASH = '<svg width="15" height="15" viewBox="0 0 15 15"><path d="M2 4h11M5 4V2h5v2M3.5 4l.7 9h6.600l.7-9" stroke="currentColor" fill="none"></path></svg>';
  const btn = (text, testid, { disabled = false, variant = 'primary', type = 'button', cls = '' } = {}) =>
    `<button type="${type}" class="btn-${variant} transition-fg inline-flex items-center justify-center overflow-hidden rounded-md outline-none txt-compact-small-plus px-3 py-1.5 ${cls}" data-testid="${testid}"${disabled ? ' disabled=""' : ''}>${text}</button>`;
  const link = (to, text, testid = '', cls = '') => `<a class="${cls}" ${testid ? `data-testid="${testid}" ` : ''}href="/dk${to}">${text}</a>`;
  const thumb = (p, cls = '') => `<div class="relative w-full overflow-hidden p-4 bg-ui-bg-subtle shadow-elevation-card-rest rounded-large thumb ${cls}"><img alt="Thumbnail" src="${p.thumbnail}" class="absolute inset-0 object-cover object-center" draggable="false"></div>`;
  const loading = (button, on) => { button.disabled = on; if (on) { button.dataset.text = button.innerHTML; button.innerHTML = `<div class="loading-overlay">${SPIN}</div>` + button.innerHTML; } else if (button.dataset.text) { button.innerHTML = button.dataset.text; } };
  let cart = null, dropTimer = 0;

  // ---------------------------------------------------------------- layout
  const count = () => cart ? cart.items.reduce((n, i) => n + i.quantity, 0) : 0;
  const nav = () => `<div class="sticky top-0 inset-x-0 z-50 group"><header class="relative h-16 mx-auto border-b duration-200 bg-white border-ui-border-base"><nav class="content-container txt-xsmall-plus text-ui-fg-subtle flex items-center justify-between w-full h-full text-small-regular">
<div class="flex-1 basis-0 h-full flex items-center"><div class="h-full"><div class="h-full flex"><button data-testid="nav-menu-button" aria-expanded="false" type="button" class="relative h-full flex items-center bare">Menu</button></div></div></div>
<div class="flex items-center h-full">${link('', 'Klit & Kyst', 'nav-store-link', 'txt-compact-xlarge-plus hover:text-ui-fg-base uppercase')}</div>
<div class="flex items-center gap-x-6 h-full flex-1 basis-0 justify-end"><div class="hidden small:flex items-center gap-x-6 h-full">${link('/account', 'Konto', 'nav-account-link')}</div>
<div class="h-full z-50 cart-dropdown"><div class="relative h-full"><div class="h-full flex items-center" aria-expanded="false">${link('/cart', `Kurv (${count()})`, 'nav-cart-link')}</div><div class="drop"></div></div></div></div></nav></header></div>`;
  const side = () => `<div class="side-popover" data-testid="nav-menu-popup"><div class="flex flex-col h-full side-inner justify-between p-6"><div class="flex justify-end"><button class="bare" data-testid="close-menu-button">${CROSS}</button></div><ul class="flex flex-col gap-6 items-start justify-start">
<li>${link('', 'Forside', 'home-link', 'text-3xl')}</li><li>${link('/store', 'Butik', 'store-link', 'text-3xl')}</li><li>${link('/account', 'Konto', 'account-link', 'text-3xl')}</li><li>${link('/cart', 'Kurv', 'cart-link', 'text-3xl')}</li></ul>
<div class="flex flex-col gap-y-6"><div class="flex justify-between"><button class="bare txt-compact-small">Leveres til: 🇩🇰 Danmark</button></div><p class="txt-compact-small">© 2026 Klit & Kyst. Alle rettigheder forbeholdes.</p></div></div></div>`;
  const footer = () => `<footer class="border-t border-ui-border-base w-full"><div class="content-container flex flex-col w-full"><div class="flex gap-y-6 items-start justify-between py-40 foot">${link('', 'Klit & Kyst', '', 'txt-compact-xlarge-plus uppercase')}
<div class="grid grid-cols-2 gap-10 text-small-regular"><div class="flex flex-col gap-y-2"><span class="txt-small-plus">Kategorier</span><ul data-testid="footer-categories">${Object.entries(CATEGORIES).map(([k, v]) => `<li>${link('/categories/' + k, v, 'category-link')}</li>`).join('')}</ul></div>
<div class="flex flex-col gap-y-2"><span class="txt-small-plus">Butikken</span><ul><li>${link('/content/terms', 'Handelsbetingelser')}</li><li>${link('/content/privacy', 'Privatlivspolitik')}</li></ul></div></div></div><div class="flex w-full mb-16 justify-between text-ui-fg-muted"><p class="txt-compact-small">© 2026 Klit & Kyst. Alle rettigheder forbeholdes.</p></div></div></footer>`;
  const CATEGORIES = { toej: 'Tøj', hjem: 'Hjem' };

  function dropdown(open) {
    const box = $('.cart-dropdown .drop'); if (!box) return;
    $('[data-testid=nav-cart-link]').textContent = `Kurv (${count()})`;
    if (!open) { box.innerHTML = ''; return; }
    const items = count() ? `<div class="overflow-y-scroll max-h-402 px-4 grid gap-y-8 no-scrollbar p-px">${cart.items.map(i => `<div class="grid grid-cols-122 gap-x-4" data-testid="cart-item">${link('/products/' + i.handle, thumb(i))}<div class="flex flex-col justify-between flex-1"><h3 class="text-base-regular">${link('/products/' + i.handle, esc(i.title), 'product-link')}</h3><span data-testid="cart-item-variant" class="text-ui-fg-subtle">Variant: ${esc(i.variant)}</span><span data-testid="cart-item-quantity">Antal: ${i.quantity}</span><span>${kr(i.total)}</span><button class="bare flex items-center gap-1 text-small-regular" data-testid="cart-item-remove-button" data-id="${i.id}">${TRASH}<span>Fjern</span></button></div></div>`).join('')}</div>
<div class="p-4 flex flex-col gap-y-4 text-small-regular"><div class="flex items-center justify-between"><span class="font-semibold">Subtotal <span class="font-normal">(ekskl. moms)</span></span><span class="text-large-semi" data-testid="cart-subtotal">${kr(cart.item_total)}</span></div><a href="/dk/cart">${btn('Gå til kurv', 'go-to-cart-button', { cls: 'w-full btn-large' })}</a></div>`
      : `<div class="flex py-16 flex-col gap-y-4 items-center justify-center"><div class="bg-gray-900 flex items-center justify-center w-6 h-6 rounded-full text-white"><span>0</span></div><span>Din indkøbskurv er tom.</span><a href="/dk/store"><span class="sr-only">Gå til alle produkter</span>${btn('Udforsk produkter', '')}</a></div>`;
    box.innerHTML = `<div class="hidden small:block absolute right-0 bg-white border-x border-b w-420 text-ui-fg-base dropdown-panel" data-testid="nav-cart-dropdown"><div class="p-4 flex items-center justify-center"><h3 class="text-large-semi">Kurv</h3></div>${items}</div>`;
  }
  const page = inner => { root.innerHTML = `<main class="relative">${nav()}${inner}${footer()}</main>`; };
  const skeletonGrid = n => `<ul class="grid grid-cols-2 small:grid-cols-3 gap-x-6 gap-y-8 flex-1" data-testid="products-list-loader">${'<li><div class="animate-pulse"><div class="thumb bg-gray-100"></div><div class="flex justify-between mt-2"><div class="w-2-5 h-6 bg-gray-100"></div><div class="w-1-5 h-6 bg-gray-100"></div></div></div></li>'.repeat(n)}</ul>`;
  const previews = list => `<ul class="grid grid-cols-2 small:grid-cols-3 gap-x-6 gap-y-8 flex-1" data-testid="products-list">${list.map(p => `<li>${link('/products/' + p.handle, `<div data-testid="product-wrapper">${thumb(p)}<div class="flex txt-compact-medium mt-4 justify-between"><p class="text-ui-fg-subtle" data-testid="product-title">${esc(p.title)}</p><div class="flex items-center gap-x-2"><p class="text-ui-fg-muted" data-testid="price">${kr(p.price)}</p></div></div></div>`, '', 'group')}</li>`).join('')}</ul>`;

  // ---------------------------------------------------------------- pages
  async function home(alive) {
    page(`<div class="hero w-full border-b border-ui-border-base relative bg-ui-bg-subtle"><div class="absolute inset-0 z-10 flex flex-col justify-center items-center text-center p-32 gap-6"><span><h1 class="text-3xl font-normal">Ting fra kysten</h1><h2 class="text-3xl text-ui-fg-subtle font-normal">Uld, ler og vind siden 2011</h2></span>${link('/store', btn('Se butikken', '', { variant: 'secondary' }))}</div></div><div class="py-12"><ul class="flex flex-col gap-x-6"><li><div class="content-container py-12 rails">${skeletonGrid(3)}</div></li></ul></div>`);
    const { products } = await api('products'); await wait(250); if (!alive()) return;
    $('.rails').innerHTML = Object.entries(CATEGORIES).map(([k, v]) => `<div class="flex justify-between mb-8"><span class="txt-xlarge">${v}</span>${link('/categories/' + k, 'Se alle ↗', '', 'text-ui-fg-interactive')}</div>${previews(products.filter(p => p.category === k).slice(0, 3))}<br><br>`).join('');
  }
  async function store(alive, category) {
    const sort = new URLSearchParams(location.search).get('sortBy') || 'created_at';
    const radios = { created_at: 'Nyeste', price_asc: 'Pris: lav -> høj', price_desc: 'Pris: høj -> lav' };
    page(`<div class="flex store-row items-start py-6 content-container" data-testid="category-container"><div class="refine flex py-4 mb-8 gap-12"><div class="flex gap-x-3 flex-col gap-y-3"><span class="txt-compact-small-plus text-ui-fg-muted">Sortér efter</span><div role="radiogroup" data-testid="sort-by-container">${Object.entries(radios).map(([k, v]) => `<div class="flex gap-x-2 items-center"><button type="button" role="radio" aria-checked="${k === sort}" value="${k}" class="sr-only" id="${k}" data-sort></button><label for="${k}" class="txt-compact-small cursor-pointer ${k === sort ? 'text-ui-fg-base font-semibold' : 'text-ui-fg-subtle'}" data-testid="sort-by-link">${v}</label></div>`).join('')}</div></div></div><div class="w-full"><div class="mb-8 text-2xl-semi"><h1 data-testid="store-page-title">${category ? CATEGORIES[category] : 'Alle produkter'}</h1></div><div class="list">${skeletonGrid(6)}</div></div></div>`);
    const { products } = await api('products'); await wait(250); if (!alive()) return;
    const list = products.filter(p => !category || p.category === category);
    if (sort !== 'created_at') list.sort((a, b) => (a.price - b.price) * (sort === 'price_asc' ? 1 : -1));
    $('.list').innerHTML = previews(list);
  }
  async function product(alive, handle) {
    page('<div class="content-container py-12 animate-pulse"><div class="h-16 bg-gray-100 w-2-5"></div><br><div class="thumb bg-gray-100"></div></div>');
    const { products } = await api('products'); await wait(200); if (!alive()) return;
    const p = products.find(x => x.handle === handle); if (!p) return notFound();
    const chosen = {}; if (p.variants.length === 1) Object.assign(chosen, p.variants[0].options);
    const selected = () => p.variants.find(v => p.options.every(o => chosen[o.title] === v.options[o.title]));
    const optionRows = () => p.variants.length > 1 ? p.options.map(o => `<div><div class="flex flex-col gap-y-3"><span class="text-sm">Vælg ${esc(o.title.toLowerCase())}</span><div class="flex flex-wrap justify-between gap-2" data-testid="product-options">${o.values.map(v => `<button type="button" class="border-ui-border-base bg-ui-bg-subtle border text-small-regular h-10 rounded-rounded p-2 flex-1 ${chosen[o.title] === v ? 'border-ui-border-interactive' : ''}" data-testid="option-button" data-option="${esc(o.title)}">${esc(v)}</button>`).join('')}</div></div></div>`).join('') + '<hr>' : '';
    const label = () => !selected() ? 'Vælg variant' : selected().stock < 1 ? 'Udsolgt' : 'Læg i kurv';
    const able = () => !!selected() && selected().stock > 0;
    const price = () => `<div class="flex flex-col text-ui-fg-base"><span class="text-xl-semi">${selected() ? '' : 'Fra '}<span data-testid="product-price">${kr(selected() ? selected().price : p.price)}</span></span></div>`;
    page(`<div class="content-container flex product-row py-6 relative" data-testid="product-container"><div class="product-col w-full py-8 gap-y-6"><div id="product-info"><div class="flex flex-col gap-y-4">${link('/categories/' + p.category, CATEGORIES[p.category], '', 'text-medium text-ui-fg-muted')}<h2 class="text-3xl" data-testid="product-title">${esc(p.title)}</h2><p class="text-medium text-ui-fg-subtle" data-testid="product-description">${esc(p.description)}</p></div></div>
<div class="w-full accordion"><div class="border-t py-3"><h3><button type="button" class="bare flex justify-between w-full" aria-expanded="false" data-tab><span>Produktinformation</span><span>+</span></button></h3><div class="tab" hidden>Materiale: ${esc(p.material)}<br>Oprindelse: Danmark</div></div><div class="border-t border-b py-3"><h3><button type="button" class="bare flex justify-between w-full" aria-expanded="false" data-tab><span>Levering & retur</span><span>+</span></button></h3><div class="tab" hidden>Din pakke ankommer inden for 3-5 hverdage.</div></div></div></div>
<div class="block w-full relative gallery"><div class="flex flex-col flex-1 gap-y-4">${thumb(p)}</div></div><div class="product-col w-full py-8 gap-y-12"><div class="flex flex-col gap-y-2 actions"></div></div></div><div class="mobile-bar lg-hidden inset-x-0 bottom-0 fixed"></div><div class="modal-root"></div><div class="content-container my-16" data-testid="related-products-container"><div class="flex flex-col items-center text-center mb-16"><span class="text-ui-fg-subtle mb-6">Relaterede produkter</span></div>${previews(products.filter(x => x.category === p.category && x !== p).slice(0, 3))}</div>`);
    const draw = () => {
      $('.actions').innerHTML = `<div><div class="flex flex-col gap-y-4">${optionRows()}</div></div>${price()}${btn(label(), 'add-product-button', { disabled: !able(), cls: 'w-full h-10' })}`;
      $('.mobile-bar').innerHTML = `<div class="bg-white flex flex-col gap-y-3 justify-center items-center p-4 h-full w-full border-t border-gray-200" data-testid="mobile-actions"><div class="flex items-center gap-x-2"><span data-testid="mobile-title">${esc(p.title)}</span><span>—</span>${price()}</div><div class="grid w-full gap-x-4 ${p.variants.length > 1 ? 'grid-cols-2' : ''}">${p.variants.length > 1 ? btn(`<div class="flex items-center justify-between w-full"><span>${selected() ? Object.values(chosen).join(' / ') : 'Vælg muligheder'}</span>${CHEVRON}</div>`, 'mobile-actions-button', { variant: 'secondary', cls: 'w-full' }) : ''}${btn(label(), 'mobile-cart-button', { disabled: !able(), cls: 'w-full' })}</div></div>`;
      if ($('.modal-panel')) $('.modal-panel .opts').innerHTML = optionRows();
    };
    draw();
    const seen = new IntersectionObserver(e => { const bar = $('.mobile-bar'); if (bar) bar.style.display = e[0].isIntersecting ? 'none' : 'block'; });
    seen.observe($('.actions'));
    $('main').addEventListener('click', async e => {
      const b = e.target.closest('button'); if (!b) return;
      const id = b.dataset.testid;
      if (b.dataset.option) { chosen[b.dataset.option] = b.textContent; draw(); }
      if ('tab' in b.dataset) { const tab = b.closest('div').querySelector('.tab'); tab.hidden = !tab.hidden; b.setAttribute('aria-expanded', String(!tab.hidden)); }
      if (id === 'mobile-actions-button') $('.modal-root').innerHTML = `<div class="modal-back" role="dialog" aria-modal="true"><div class="modal-panel" data-testid="mobile-actions-modal"><div class="w-full flex justify-end pr-6"><button class="bare bg-white w-12 h-12 rounded-full" data-testid="close-modal-button">${CROSS}</button></div><div class="bg-white px-6 py-12 flex flex-col gap-y-6 opts">${optionRows()}</div></div></div>`;
      if (id === 'close-modal-button') $('.modal-root').innerHTML = '';
      if (id === 'add-product-button' || id === 'mobile-cart-button') {
        loading(b, true); await wait(200);
        try { cart = (await api('carts/line-items', { variant_id: selected().id, quantity: 1 })).cart; } finally { draw(); }
        dropdown(innerWidth >= 1024); clearTimeout(dropTimer); dropTimer = setTimeout(() => dropdown(false), 5000);
      }
    });
  }
  const totals = () => `<div><div class="flex flex-col gap-y-2 txt-medium text-ui-fg-subtle"><div class="flex items-center justify-between"><span>Subtotal (ekskl. fragt og moms)</span><span data-testid="cart-subtotal">${kr(cart.item_total * .8)}</span></div><div class="flex items-center justify-between"><span>Fragt</span><span data-testid="cart-shipping">${kr(cart.shipping_total)}</span></div><div class="flex justify-between"><span>Moms</span><span data-testid="cart-taxes">${kr(cart.item_total * .2)}</span></div></div><hr><div class="flex items-center justify-between text-ui-fg-base mb-2 txt-medium"><span>Total</span><span class="txt-xlarge-plus" data-testid="cart-total">${kr(cart.item_total + cart.shipping_total)}</span></div><hr></div>`;
  const discount = '<div class="w-full bg-white flex flex-col"><div class="txt-medium"><form class="w-full mb-5 promo"><label class="flex gap-x-1 my-2 items-center"><button type="button" class="bare txt-medium text-ui-fg-interactive" data-testid="add-discount-button">Tilføj rabatkode(r)</button></label><div class="promo-fields"></div></form></div></div>';
  async function cartPage(alive) {
    page('<div class="py-12"><div class="content-container animate-pulse"><div class="h-16 bg-gray-100 w-2-5"></div><br><div class="h-16 bg-gray-100"></div></div></div>');
    cart = (await api('carts')).cart; await wait(200); if (!alive()) return;
    if (!count()) { page(`<div class="py-12"><div class="content-container" data-testid="cart-container"><div class="py-48 px-2 flex flex-col justify-center items-start" data-testid="empty-cart-message"><h1 class="text-3xl">Kurv</h1><p>Du har ikke noget i kurven. Det laver vi om på; brug linket herunder for at se vores produkter.</p>${link('/store', 'Udforsk produkter ↗', '', 'text-ui-fg-interactive')}</div></div></div>`); return; }
    const rows = cart.items.map(i => `<tr class="w-full" data-testid="product-row"><td class="pl-0 p-4 w-24">${link('/products/' + i.handle, thumb(i), '', 'flex w-16')}</td><td class="text-left"><p class="txt-medium-plus" data-testid="product-title">${esc(i.title)}</p><p class="text-ui-fg-subtle txt-small" data-testid="product-variant">Variant: ${esc(i.variant)}</p></td><td><div class="flex gap-2 items-center w-28"><div class="flex items-center gap-2 text-small-regular"><button class="bare flex gap-x-1 text-ui-fg-subtle" data-testid="product-delete-button" data-id="${i.id}">${TRASH}</button></div><div class="native-select"><select data-testid="product-select-button" class="w-14 h-10 p-4" data-id="${i.id}">${Array.from({ length: 10 }, (_, n) => `<option value="${n + 1}"${n + 1 === i.quantity ? ' selected' : ''}>${n + 1}</option>`).join('')}</select></div></div></td><td class="hidden small:table-cell">${kr(i.unit_price)}</td><td class="pr-0 text-right"><span class="flex flex-col items-end"><span data-testid="product-price">${kr(i.total)}</span></span></td></tr>`).join('');
    page(`<div class="py-12"><div class="content-container" data-testid="cart-container"><div class="grid cart-grid gap-x-40"><div class="flex flex-col bg-white py-6 gap-y-6"><div class="bg-white flex items-center justify-between"><div><h2 class="txt-xlarge">Har du allerede en konto?</h2><p class="txt-medium text-ui-fg-subtle mt-2">Log ind for en bedre oplevelse.</p></div><div>${link('/account', btn('Log ind', 'sign-in-button', { variant: 'secondary', cls: 'h-10' }))}</div></div><hr><div class="pb-3 flex items-center"><h1 class="text-2rem">Kurv</h1></div><table class="w-full"><thead class="border-t-0"><tr class="text-ui-fg-subtle txt-medium-plus"><th class="pl-0 text-left">Vare</th><th></th><th>Antal</th><th class="hidden small:table-cell">Pris</th><th class="pr-0 text-right">Total</th></tr></thead><tbody>${rows}</tbody></table></div>
<div class="relative"><div class="flex flex-col gap-y-8 sticky top-12"><div class="bg-white py-6"><div class="flex flex-col gap-y-4"><h2 class="text-2rem">Oversigt</h2>${discount}<hr>${totals()}<a href="/dk/checkout?step=address" data-testid="checkout-button">${btn('Gå til kassen', '', { cls: 'w-full h-10' })}</a></div></div></div></div></div></div></div>`);
    $$('select[data-id]').forEach(s => s.addEventListener('change', async () => { s.parentNode.insertAdjacentHTML('beforeend', SPIN); await api('carts/line-items/' + s.dataset.id, { quantity: +s.value }); render(); }));
  }

  // ---------------------------------------------------------------- checkout
  const input = (name, label, { type = 'text', required = true, auto = '', value = '', title = '' } = {}) => `<div class="flex flex-col w-full"><div class="flex relative z-0 w-full txt-compact-medium field"><input type="${type}" name="${name}" placeholder=" " ${required ? 'required=""' : ''} class="pt-4 pb-1 block w-full h-11 px-4 mt-0 bg-ui-bg-field border rounded-md" autocomplete="${auto}" ${title ? `title="${title}" ` : ''}data-testid="${name.replace('.', '-').replace(/_/g, '-')}-input" value="${esc(value)}"><label for="${name}" class="flex items-center justify-center mx-3 px-1 transition-all absolute duration-300 top-3 -z-1 origin-0 text-ui-fg-subtle">${label}${required ? '<span class="text-rose-500">*</span>' : ''}</label></div></div>`;
  const addressFields = (kind, a) => {
    const n = f => `${kind}_address.${f}`;
    return `<div class="grid grid-cols-2 gap-4">${input(n('first_name'), 'Fornavn', { auto: 'given-name', value: a.first_name })}${input(n('last_name'), 'Efternavn', { auto: 'family-name', value: a.last_name })}${input(n('address_1'), 'Adresse', { auto: 'address-line1', value: a.address_1 })}${input(n('company'), 'Virksomhed', { required: false, auto: 'organization', value: a.company })}${input(n('postal_code'), 'Postnummer', { auto: 'postal-code', value: a.postal_code })}${input(n('city'), 'By', { auto: 'address-level2', value: a.city })}
<div><div class="native-select relative flex items-center text-base-regular border bg-ui-bg-subtle rounded-md"><select name="${n('country_code')}" autocomplete="country" required="" class="appearance-none flex-1 bg-transparent border-none px-4 py-2.5" data-testid="${kind}-country-select"><option disabled="" value=""${a.country_code ? '' : ' selected'}>Land</option>${[['dk', 'Danmark'], ['se', 'Sverige'], ['de', 'Tyskland']].map(([k, v]) => `<option value="${k}"${a.country_code === k ? ' selected' : ''}>${v}</option>`).join('')}</select><span class="absolute right-4 inset-y-0 flex items-center pointer-events-none">${CHEVRON}</span></div></div>${input(n('province'), 'Region', { required: false, auto: 'address-level1', value: a.province })}${kind === 'billing' ? input('billing_address.phone', 'Telefon', { required: false, auto: 'tel', value: a.phone }) : ''}</div>`;
  };
  const heading = (text, done, off, edit) => `<div class="flex flex-row items-center justify-between mb-6"><h2 class="flex flex-row text-3xl gap-x-2 items-baseline ${off ? 'opacity-50 pointer-events-none select-none' : ''}">${text}${done ? CHECK : ''}</h2>${edit ? `<p><button class="bare text-ui-fg-interactive" data-testid="${edit}">Rediger</button></p>` : ''}</div>`;
  const radio = (on) => `<button type="button" role="radio" aria-checked="true" data-state="${on ? 'checked' : 'unchecked'}" class="bare medusa-radio"><div class="dot"></div></button>`;
  const choice = (id, value, on, label, right) => `<div role="radio" aria-checked="${on}" tabindex="${on ? 0 : -1}" data-value="${value}" class="flex items-center justify-between text-small-regular cursor-pointer py-4 border rounded-rounded px-8 mb-2 ${on ? 'border-ui-border-interactive' : ''}" data-testid="${id}"><div class="flex items-center gap-x-4">${radio(on)}<span class="text-base-regular">${label}</span></div><span class="justify-self-end text-ui-fg-base">${right}</span></div>`;
  const PAY = { pp_system_default: 'Bankoverførsel', pp_stripe_stripe: 'Kreditkort' };
  let same = true, picked = '', cardDone = false, providers = null;
  async function checkout(alive) {
    const step = new URLSearchParams(location.search).get('step') || 'address';
    const first = !$('[data-testid=checkout-container]');
    if (first) {
      root.innerHTML = `<div class="w-full bg-white relative small:min-h-screen"><div class="h-16 bg-white border-b"><nav class="flex h-full items-center content-container justify-between"><a href="/dk/cart" class="text-small-semi text-ui-fg-base flex items-center gap-x-2 uppercase flex-1 basis-0" data-testid="back-to-cart-link"><span style="transform:rotate(90deg)">${CHEVRON}</span><span class="mt-px hidden small:block txt-compact-plus">Tilbage til indkøbskurven</span><span class="mt-px block small:hidden txt-compact-plus">Tilbage</span></a>${link('', 'Klit & Kyst', 'store-link', 'txt-compact-xlarge-plus uppercase')}<div class="flex-1 basis-0"></div></nav></div><div class="relative" data-testid="checkout-container"><div class="content-container py-12 animate-pulse"><div class="h-16 bg-gray-100"></div></div></div></div>`;
      cart = (await api('carts')).cart; await wait(250); if (!alive()) return;
      if (!count()) return notFound();
    }
    if (step === 'payment' && !providers) { providers = (await api('payment-providers?region_id=reg_dk')).payment_providers; if (!alive()) return; }
    const a = cart.shipping_address || {}, open = s => step === s, has = !!cart.shipping_address, ship = cart.shipping_method;
    const addr = open('address') ? `<form class="address-form"><div class="pb-8">${addressFields('shipping', a)}<div class="my-8"><div class="flex items-center space-x-2"><button type="button" role="checkbox" id="checkbox" name="same_as_billing" aria-checked="${same}" data-state="${same ? 'checked' : 'unchecked'}" class="bare box" data-testid="billing-address-checkbox">${same ? '✓' : ''}</button><label for="checkbox" class="txt-medium">Faktureringsadresse er den samme som leveringsadressen</label></div></div><div class="grid grid-cols-2 gap-4 mb-4">${input('email', 'E-mail', { type: 'email', auto: 'email', title: 'Indtast en gyldig e-mailadresse.', value: cart.email })}${input('shipping_address.phone', 'Telefon', { required: false, auto: 'tel', value: a.phone })}</div><div class="billing">${same ? '' : `<h2 class="text-3xl pb-6 pt-6">Faktureringsadresse</h2>${addressFields('billing', {})}`}</div>${btn('Fortsæt til levering', 'submit-address-button', { type: 'submit', cls: 'mt-6 btn-large' })}<div class="pt-2 text-rose-500 text-small-regular error"></div></div></form>`
      : has ? `<div><div class="text-small-regular"><div class="flex items-start gap-x-8 summary"><div class="flex flex-col" data-testid="shipping-address-summary"><p class="txt-medium-plus mb-1">Leveringsadresse</p><p>${esc(a.first_name)} ${esc(a.last_name)}</p><p>${esc(a.address_1)}</p><p>${esc(a.postal_code)}, ${esc(a.city)}</p><p>${esc(a.country_code).toUpperCase()}</p></div><div class="flex flex-col"><p class="txt-medium-plus mb-1">Kontakt</p><p>${esc(a.phone)}</p><p>${esc(cart.email)}</p></div><div class="flex flex-col"><p class="txt-medium-plus mb-1">Faktureringsadresse</p><p>${same ? 'Faktureringsadresse og leveringsadresse er ens.' : 'Anden adresse'}</p></div></div></div></div>` : '';
    const deliv = open('delivery') ? `<div data-testid="delivery-options-container"><div class="pb-8"><div role="radiogroup">${cart.shipping_options.map(o => choice('delivery-option-radio', o.id, ship === o.id, o.name, kr(o.amount))).join('')}</div></div>${btn('Fortsæt til betaling', 'submit-delivery-option-button', { disabled: !ship, cls: 'mt btn-large' })}</div>` : ship ? `<div class="text-small-regular"><p class="txt-medium-plus mb-1">Metode</p><p>${cart.shipping_options.find(o => o.id === ship).name} ${kr(cart.shipping_total)}</p></div>` : '';
    const pay = open('payment') && providers ? `<div><div role="radiogroup">${providers.map(p => choice('payment-option-radio', p.id, picked === p.id, PAY[p.id], '') + (p.id === 'pp_stripe_stripe' && picked === p.id ? '<div class="my-4 transition-all card-box"><p class="txt-medium-plus mb-1">Indtast dine kortoplysninger:</p><iframe name="__privateStripeFrame1" title="Sikkert inputfelt til kortbetaling" src="/elements-inner-card" allow="payment *"></iframe></div>' : '')).join('')}</div>${btn(picked === 'pp_stripe_stripe' && !cardDone ? 'Indtast kortoplysninger' : 'Fortsæt til gennemgang', 'submit-payment-button', { disabled: !picked || (picked === 'pp_stripe_stripe' && !cardDone), cls: 'mt-6 btn-large' })}</div>` : cart.payment ? `<div class="flex items-start gap-x-1 w-full"><div class="flex flex-col"><p class="txt-medium-plus mb-1">Betalingsmetode</p><p data-testid="payment-method-summary">${PAY[cart.payment]}</p></div></div>` : '';
    const review = open('review') ? `<div class="flex items-start gap-x-1 w-full mb-6"><div class="w-full"><p class="txt-medium-plus mb-1">Ved at klikke på knappen Afgiv ordre bekræfter du, at du har læst, forstået og accepteret vores handelsbetingelser, salgsvilkår og returpolitik og anerkender, at du har læst Klit & Kysts privatlivspolitik.</p></div></div>${btn('Afgiv ordre', 'submit-order-button', { cls: 'btn-large' })}<div class="pt-2 text-rose-500 text-small-regular error"></div>` : '';
    $('[data-testid=checkout-container]').innerHTML = `<div class="grid checkout-grid content-container gap-x-40 py-12"><div class="w-full grid grid-cols-1 gap-y-8"><div class="bg-white">${heading('Leveringsadresse', !open('address'), false, !open('address') && has && 'edit-address-button')}${addr}<hr class="mt-8"></div><div class="bg-white">${heading('Levering', !open('delivery') && ship, !open('delivery') && !ship, !open('delivery') && has && 'edit-delivery-button')}${deliv}<hr class="mt-8"></div><div class="bg-white">${heading('Betaling', !open('payment') && cart.payment, !open('payment') && !cart.payment, !open('payment') && cart.payment && 'edit-payment-button')}${pay}<hr class="mt-8"></div><div class="bg-white">${heading('Gennemgang', false, !open('review'), '')}${review}</div></div>
<div class="sticky top-0 flex checkout-side gap-y-8 py-8"><div class="w-full bg-white flex flex-col"><hr><h2 class="flex flex-row text-3xl items-baseline">I din kurv</h2><hr>${totals()}${cart.items.map(i => `<div class="flex gap-x-4 py-3"><div class="w-16">${thumb(i)}</div><div><p class="txt-medium-plus">${esc(i.title)}</p><p class="text-ui-fg-subtle">Variant: ${esc(i.variant)}</p></div><span>${i.quantity}x ${kr(i.unit_price)}</span></div>`).join('')}${discount}</div></div></div>`;
    const form = $('.address-form');
    if (form) form.addEventListener('submit', async e => {
      e.preventDefault();
      const data = Object.fromEntries(new FormData(form)), take = kind => Object.fromEntries(Object.entries(data).filter(([k]) => k.startsWith(kind + '_address.')).map(([k, v]) => [k.split('.')[1], v]));
      loading($('[type=submit]', form), true);
      try { cart = (await api('carts/address', { email: data.email, shipping_address: take('shipping'), billing_address: same ? null : take('billing') })).cart; await wait(250); go('/dk/checkout?step=delivery'); }
      catch (x) { $('.error', form).textContent = x.message; loading($('[type=submit]', form), false); }
    });
  }
  addEventListener('message', e => { if (e.data && e.data.card !== undefined && e.data.card !== cardDone) { cardDone = e.data.card; const b = $('[data-testid=submit-payment-button]'); if (b) { b.disabled = !cardDone; b.textContent = cardDone ? 'Fortsæt til gennemgang' : 'Indtast kortoplysninger'; } } });

  async function order(alive, id) {
    const { order: o } = await api('orders/' + id); if (!alive()) return;
    page(`<div class="py-6"><div class="content-container flex flex-col justify-center items-center gap-y-10 max-w-4xl" data-testid="order-complete-container"><div class="flex flex-col gap-4 max-w-4xl h-full bg-white w-full py-10"><h1 class="flex flex-col gap-y-3 text-ui-fg-base text-3xl mb-4"><span>Tak!</span><span>Din ordre er afgivet.</span></h1><p>Vi har sendt ordrebekræftelsen til <b>${esc(o.email)}</b>.</p><p class="mt-2 text-ui-fg-interactive">Ordrenummer: <span data-testid="order-id">${o.display_id}</span></p></div></div></div>`);
  }
  let view = 'sign-in';
  function account() {
    const sign = `<div class="max-w-sm w-full flex flex-col items-center" data-testid="login-page"><h1 class="text-large-semi uppercase mb-6">Velkommen tilbage</h1><p class="text-center mb-8">Log ind for at få en bedre indkøbsoplevelse.</p><form class="w-full login"><div class="flex flex-col w-full gap-y-2">${input('email', 'E-mail', { type: 'email', auto: 'email' })}${input('password', 'Adgangskode', { type: 'password', auto: 'current-password' })}</div><div class="text-rose-500 error"></div>${btn('Log ind', 'sign-in-button', { type: 'submit', cls: 'w-full mt-6 btn-large' })}</form><span class="text-center text-small-regular mt-6">Ikke medlem? <button class="bare underline" data-testid="register-button">Bliv medlem</button>.</span></div>`;
    const join = `<div class="max-w-sm flex flex-col items-center" data-testid="register-page"><h1 class="text-large-semi uppercase mb-6">Bliv medlem af Klit & Kyst</h1><form class="w-full flex flex-col register"><div class="flex flex-col w-full gap-y-2">${input('first_name', 'Fornavn', { auto: 'given-name' })}${input('last_name', 'Efternavn', { auto: 'family-name' })}${input('email', 'E-mail', { type: 'email', auto: 'email' })}${input('phone', 'Telefon', { type: 'tel', required: false, auto: 'tel' })}${input('password', 'Adgangskode', { type: 'password', auto: 'new-password' })}</div>${btn('Bliv medlem', 'register-button', { type: 'submit', cls: 'w-full mt-6 btn-large' })}</form><span class="text-center mt-6">Allerede medlem? <button class="bare underline" data-testid="login-button">Log ind</button>.</span></div>`;
    page(`<div class="flex-1 py-12"><div class="content-container h-full"><div class="w-full flex justify-start px-8 py-8">${view === 'sign-in' ? sign : join}</div></div></div>`);
    $('main form').addEventListener('submit', async e => {
      e.preventDefault(); const f = e.target;
      if (f.classList.contains('login')) { await wait(300); $('.error').textContent = 'Error: Invalid email or password'; return; }
      await api('customers', Object.fromEntries(new FormData(f))); f.outerHTML = '<p>Hej! Din konto er oprettet.</p>';
    });
  }
  function notFound() { page(`<div class="flex flex-col gap-4 items-center justify-center py-48"><h1 class="text-2xl-semi">Siden blev ikke fundet</h1><p>Den side, du forsøgte at åbne, findes ikke.</p>${link('', 'Gå til forsiden ↗', '', 'text-ui-fg-interactive')}</div>`); }
  function content(name) { page(`<div class="content-container py-12"><h1 class="text-3xl">${name === 'terms' ? 'Handelsbetingelser' : 'Privatlivspolitik'}</h1><p>Klit & Kyst ApS, Strandvejen 8, 9990 Skagen. CVR 00000000. Du har 14 dages fortrydelsesret.</p></div>`); }

  // ---------------------------------------------------------------- router
  let turn = 0;
  async function render() {
    const mine = ++turn, alive = () => mine === turn, parts = location.pathname.split('/').slice(2);
    document.title = 'Klit & Kyst';
    if (!cart && parts[0] !== 'cart' && parts[0] !== 'checkout') api('carts').then(r => { cart = r.cart; const n = $('[data-testid=nav-cart-link]'); if (n) n.textContent = `Kurv (${count()})`; });
    if (!parts[0]) return home(alive);
    if (parts[0] === 'store') return store(alive);
    if (parts[0] === 'categories' && CATEGORIES[parts[1]]) return store(alive, parts[1]);
    if (parts[0] === 'products') return product(alive, parts[1]);
    if (parts[0] === 'cart') return cartPage(alive);
    if (parts[0] === 'checkout') return checkout(alive);
    if (parts[0] === 'order') return order(alive, parts[1]);
    if (parts[0] === 'account') return account();
    if (parts[0] === 'content') return content(parts[1]);
    return notFound();
  }
  function go(to) { const before = location.pathname; history.pushState({}, '', to); if (before !== location.pathname) scrollTo(0, 0); render(); }
  addEventListener('popstate', render);
  document.addEventListener('click', async e => {
    const a = e.target.closest('a[href^="/dk"]');
    if (a && !e.ctrlKey && !e.metaKey) { e.preventDefault(); const open = $('.side-popover'); if (open) open.remove(); go(a.getAttribute('href')); return; }
    const label = e.target.closest('label'); if (label && label.closest('.field')) { label.previousElementSibling.focus(); return; }
    const option = e.target.closest('[role=radio][data-value]');
    if (option) {
      if (option.dataset.testid === 'delivery-option-radio') {
        const submit = $('[data-testid=submit-delivery-option-button]'); loading(submit, true); cart.shipping_method = option.dataset.value;
        cart = (await api('carts/shipping-methods', { option_id: option.dataset.value })).cart;
      } else { picked = option.dataset.value; cardDone = false; await api('payment-sessions', { provider_id: picked }); }
      render(); return;
    }
    const b = e.target.closest('button'); if (!b) return;
    if (b.hasAttribute('data-sort')) { go(`${location.pathname}?sortBy=${b.value}`); return; }
    switch (b.dataset.testid) {
      case 'nav-menu-button': if ($('.side-popover')) $('.side-popover').remove(); else $('main header').insertAdjacentHTML('afterend', side()); break;
      case 'close-menu-button': $('.side-popover').remove(); break;
      case 'edit-address-button': go('/dk/checkout?step=address'); break;
      case 'edit-delivery-button': go('/dk/checkout?step=delivery'); break;
      case 'edit-payment-button': go('/dk/checkout?step=payment'); break;
      case 'billing-address-checkbox': {
        same = !same; b.setAttribute('aria-checked', same); b.dataset.state = same ? 'checked' : 'unchecked'; b.textContent = same ? '✓' : '';
        $('.billing').innerHTML = same ? '' : `<h2 class="text-3xl pb-6 pt-6">Faktureringsadresse</h2>${addressFields('billing', {})}`; break;
      }
      case 'submit-delivery-option-button': loading(b, true); await wait(200); go('/dk/checkout?step=payment'); break;
      case 'submit-payment-button': loading(b, true); await wait(200); cart.payment = picked; go('/dk/checkout?step=review'); break;
      case 'submit-order-button': {
        loading(b, true); await wait(300);
        try { const { order: o } = await api('carts/complete', {}); cart = null; providers = null; picked = ''; go(`/dk/order/${o.id}/confirmed`); } catch (x) { loading(b, false); $('.error').textContent = x.message; } break;
      }
      case 'add-discount-button': $('.promo-fields').innerHTML = $('.promo-fields').innerHTML ? '' : `<div class="flex w-full gap-x-2"><input class="size-full h-10 border px-2" id="promotion-input" name="code" type="text" data-testid="discount-input">${btn('Anvend', 'discount-apply-button', { variant: 'secondary', type: 'submit' })}</div><div class="text-rose-500 promo-error"></div>`; break;
      case 'product-delete-button': case 'cart-item-remove-button': b.innerHTML = SPIN; cart = (await api('carts/line-items/' + b.dataset.id, null, 'DELETE')).cart; if (location.pathname.endsWith('/cart')) render(); else dropdown(true); break;
      case 'register-button': if (b.type !== 'submit' || !b.form) { view = 'register'; account(); } break;
      case 'login-button': view = 'sign-in'; account(); break;
    }
  });
  document.addEventListener('submit', e => { if (e.target.classList.contains('promo')) { e.preventDefault(); $('.promo-error').textContent = 'Rabatkoden er ugyldig'; } });
  document.addEventListener('mouseover', e => {
    if (innerWidth < 1024) return;
    const inside = e.target.closest('.cart-dropdown'), shown = $('[data-testid=nav-cart-dropdown]');
    if (inside && !shown) { clearTimeout(dropTimer); dropdown(true); } else if (!inside && shown && e.target.closest('main') && dropTimer !== -1 && !dropTimer) dropdown(false);
    if (inside) dropTimer = 0;
  });
  render();
})();
