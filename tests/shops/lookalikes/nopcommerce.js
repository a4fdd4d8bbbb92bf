var $1 = function (s, r) { return (r || document).querySelector(s); };
var $all = function (s, r) { return Array.prototype.slice.call((r || document).querySelectorAll(s)); };
function setLocation(url) { window.location.href = url; }
function displayAjaxLoading(on) { $1('.ajax-loading-block-window').style.display = on ? 'block' : 'none'; }
function displayBarNotification(message, kind, timeout) {
  var bar = $1('#bar-notification'); bar.innerHTML = '';
  [].concat(message).forEach(function (m) {
    var d = document.createElement('div'); d.className = 'bar-notification ' + kind;
    d.innerHTML = '<p class="content">' + m + '</p><span class="close" title="Zamknij"></span>';
    d.querySelector('.close').onclick = function () { d.remove(); };
    bar.appendChild(d);
    if (timeout) { setTimeout(function () { d.remove(); }, timeout); }
  });
}
function post(url, form) {
  var body = form instanceof HTMLElement ? new URLSearchParams(new FormData(form)) : new URLSearchParams(form || {});
  return fetch(url, { method: 'POST', body: body, headers: { 'X-Requested-With': 'XMLHttpRequest' } }).then(function (r) { return r.json(); });
}
var AjaxCart = {
  busy: false,
  send: function (url, form) {
    if (AjaxCart.busy) { return; }
    AjaxCart.busy = true; displayAjaxLoading(true);
    post(url, form).then(function (r) {
      if (r.redirect) { setLocation(r.redirect); return; }
      if (r.updatetopcartsectionhtml) { $1('#topcartlink .cart-qty').innerHTML = r.updatetopcartsectionhtml; }
      if (r.updateflyoutcartsectionhtml) { $1('#flyout-cart').outerHTML = r.updateflyoutcartsectionhtml; flyout(); }
      if (r.message) { displayBarNotification(r.message, r.success ? 'success' : 'error', r.success ? 3500 : 0); }
    }).catch(function () { alert('Nie udało się dodać produktu. Odśwież stronę i spróbuj ponownie.'); }).then(function () { AjaxCart.busy = false; displayAjaxLoading(false); });
  },
  addproducttocart_catalog: function (url) { AjaxCart.send(url); },
  addproducttocart_details: function (url, selector) { AjaxCart.send(url, $1(selector)); }
};
function flyout() {
  var box = $1('#flyout-cart'), link = $1('#topcartlink');
  link.onmouseenter = function () { box.classList.add('active'); };
  $1('.header-links-wrapper').onmouseleave = function () { box.classList.remove('active'); };
}
var Accordion = {
  open: function (name) {
    $all('.opc .tab-section').forEach(function (li) {
      var on = li.id === 'opc-' + name;
      li.classList.toggle('active', on);
      if (on) { li.classList.add('allow'); }
      $1('.step', li).style.display = on ? 'block' : 'none';
    });
    $1('#opc-' + name).scrollIntoView();
  },
  back: function () {
    var all = $all('.opc .tab-section.allow'), at = all.findIndex(function (li) { return li.classList.contains('active'); });
    if (at > 0) { all[at].classList.remove('allow'); Accordion.open(all[at - 1].id.slice(4)); }
  }
};
var Checkout = {
  loadWaiting: false,
  back: function () { if (!Checkout.loadWaiting) { Accordion.back(); } },
  wait: function (step, on) {
    Checkout.loadWaiting = on;
    var box = $1('#' + step + '-buttons-container');
    box.classList.toggle('wait', on); $all('button', box).forEach(function (b) { b.disabled = on; });
    $1('.please-wait', box).style.display = on ? 'inline' : 'none';
  },
  save: function (step, url) {
    if (Checkout.loadWaiting) { return; }
    Checkout.wait(step, true);
    post(url, $1('#co-' + step + '-form')).then(function (r) {
      Checkout.wait(step, false);
      if (r.error) { alert([].concat(r.message).join('\n')); return; }
      if (r.redirect) { setLocation(r.redirect); return; }
      if (r.success) { setLocation('/checkout/completed/'); return; }
      if (r.update_section) { $1('#checkout-' + r.update_section.name + '-load').innerHTML = r.update_section.html; countries(); }
      if (r.goto_section) { Accordion.open(r.goto_section.replace('_', '-')); }
    }).catch(function () { alert('Wystąpił błąd.'); setLocation('/cart'); });
  }
};
var Billing = { save: function () { Checkout.save('billing', '/checkout/OpcSaveBilling/'); } };
var Shipping = { save: function () { Checkout.save('shipping', '/checkout/OpcSaveShipping/'); } };
var ShippingMethod = { save: function () {
  if (!$1('[name=shippingoption]:checked')) { alert('Wybierz metodę wysyłki'); return; }
  Checkout.save('shipping-method', '/checkout/OpcSaveShippingMethod/'); } };
var PaymentMethod = { save: function () { Checkout.save('payment-method', '/checkout/OpcSavePaymentMethod/'); } };
var PaymentInfo = { save: function () { Checkout.save('payment-info', '/checkout/OpcSavePaymentInfo/'); } };
var ConfirmOrder = { save: function () { Checkout.save('confirm-order', '/checkout/OpcConfirmOrder/'); } };
function countries() {
  $all('select[data-trigger="country-select"]').forEach(function (select) {
    select.onchange = function () {
      var states = $1(select.dataset.stateprovince), loading = $1(select.dataset.loading);
      loading.style.display = 'inline';
      fetch(select.dataset.url + '?countryId=' + select.value + '&addSelectStateItem=true').then(function (r) { return r.json(); }).then(function (list) {
        states.innerHTML = '';
        list.forEach(function (s) { states.add(new Option(s.name, s.id)); });
        loading.style.display = 'none';
      });
    };
  });
}
function dialog(id) {
  var box = $1(id), over = document.createElement('div'), d = document.createElement('div');
  over.className = 'ui-widget-overlay ui-front'; d.className = 'ui-dialog ui-corner-all ui-widget ui-front'; d.setAttribute('role', 'dialog');
  d.innerHTML = '<div class="ui-dialog-titlebar"><span class="ui-dialog-title">' + box.title + '</span><button type="button" class="ui-button ui-dialog-titlebar-close" title="Close">Close</button></div><div class="ui-dialog-content">' + box.innerHTML + '</div>';
  document.body.append(over, d);
  d.querySelector('button').onclick = function () { over.remove(); d.remove(); };
}
document.addEventListener('DOMContentLoaded', function () {
  flyout(); countries();
  $1('.menu-toggle').onclick = function () { $1('.top-menu.mobile').classList.toggle('show'); };
  $all('.block .title, .footer-block .title').forEach(function (t) { t.onclick = function () { t.classList.toggle('open'); }; });
  var eu = $1('#eu-cookie-bar-notification');
  if (eu) { $1('#eu-cookie-ok').onclick = function () { post('/eucookielawaccept').then(function () { eu.style.display = 'none'; }); }; }
  var news = $1('#newsletter-subscribe-button');
  news.onclick = function () {
    post('/subscribenewsletter', { email: $1('#newsletter-email').value, subscribe: 'true' }).then(function (r) {
      $1('#newsletter-result-block').innerHTML = r.Result; $1('#newsletter-result-block').style.display = 'block';
      if (r.Success) { $1('#newsletter-subscribe-block').style.display = 'none'; }
    });
  };
  var checkout = $1('#checkout');
  if (checkout) {
    checkout.addEventListener('click', function (e) { if (!$1('#termsofservice').checked) { e.preventDefault(); dialog('#terms-of-service-warning-box'); } });
    $1('#read-terms').onclick = function () { window.open('/conditions-of-use', 'terms', 'width=550,height=550'); };
    $all('.remove-btn').forEach(function (b) { b.onclick = function () { b.previousElementSibling.checked = true; $1('#updatecart').click(); }; });
    $1('#open-estimate-shipping-popup').onclick = function (e) { e.preventDefault(); dialog('#estimate-shipping-popup'); };
  }
  $all('.opc .step-title').forEach(function (t) { t.onclick = function () { var li = t.parentNode; if (li.classList.contains('allow') && !Checkout.loadWaiting) { Accordion.open(li.id.slice(4)); } }; });
  $all('#product-details-form select, #product-details-form .option-list input').forEach(function (x) {
    x.addEventListener('change', function () {
      var form = $1('#product-details-form');
      post('/shoppingcart/productdetails_attributechange/?productId=' + form.dataset.productid + '&validateAttributeConditions=False&loadPicture=True', form).then(function (r) { $1('.product-price span').textContent = r.price; });
    });
  });
});
