"""EC-CUBE 4 in Japanese: the cart in a list, a modal after adding, the guest's form, and two pages to confirm an order."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html import escape
from pathlib import Path

from aiohttp import web
from playwright.async_api import Page

from tests.shops.lookalikes.shop import Ledger, Lookalike, Session, Sessions, with_session

HERE = Path(__file__).parent
TOKEN = "kP3xv0oQm1sC7d"
XHR = "X-Requested-With"
PREFECTURES = re.findall(
    r"\S+",
    "北海道 青森県 岩手県 宮城県 秋田県 山形県 福島県 茨城県 栃木県 群馬県 埼玉県 千葉県 東京都 神奈川県 新潟県 富山県 "
    "石川県 福井県 山梨県 長野県 岐阜県 静岡県 愛知県 三重県 滋賀県 京都府 大阪府 兵庫県 奈良県 和歌山県 鳥取県 島根県 "
    "岡山県 広島県 山口県 徳島県 香川県 愛媛県 高知県 福岡県 佐賀県 長崎県 熊本県 大分県 宮崎県 鹿児島県 沖縄県 ",
)
ZIP_PREFIXES = (
    "00-09:1 01:5 02:3 03:2 04:1 05:1 06:1 07:1 08:1 09:1 10-20:13 21-25:14 26-29:12 30-31:8 32:9 33-36:11 37:10 38-39:20 "
    "40:19 41-43:22 44-49:23 50:21 51:24 52:25 53-59:27 60-62:26 63:29 64:30 65-67:28 68:31 69:32 70-71:33 72-73:34 74-75:35 "
    "76:37 77:36 78:39 79:38 80-83:40 84:41 85:42 86:43 87:44 88:45 89:46 90:47 91:18 92:16 93:16 94-95:15 96-97:7 98:4 99:6"
)
ZIPS = {
    "1000001": "千代田区|千代田",
    "1000005": "千代田区|丸の内",
    "1010021": "千代田区|外神田",
    "1040061": "中央区|銀座",
    "1500001": "渋谷区|神宮前",
    "1500002": "渋谷区|渋谷",
    "1500043": "渋谷区|道玄坂",
    "1600022": "新宿区|新宿",
    "1600023": "新宿区|西新宿",
    "1638001": "新宿区|西新宿",
    "1060032": "港区|六本木",
    "1070052": "港区|赤坂",
    "5300001": "大阪市北区|梅田",
    "5420076": "大阪市中央区|難波",
    "6008216": "京都市下京区|東塩小路町",
    "2200012": "横浜市西区|みなとみらい",
    "4500002": "名古屋市中村区|名駅",
    "8100001": "福岡市中央区|天神",
    "0600001": "札幌市中央区|北一条西",
}
CATEGORIES = {"1": "うつわ", "2": "布もの"}


@dataclass(frozen=True)
class Product:
    id: str
    name: str
    price: int
    category: str
    text: str
    stock: int = 10
    first: tuple[str, tuple[str, ...]] | None = None
    second: tuple[str, tuple[str, ...]] | None = None


PRODUCTS = {
    p.id: p
    for p in (
        Product(
            "1",
            "藍染のれん",
            6480,
            "2",
            "一枚ずつ手染めした麻ののれんです。",
            8,
            ("色", ("藍", "生成り")),
            ("サイズ", ("S", "M")),
        ),
        Product("2", "粉引の飯碗", 2750, "1", "手になじむ白い飯碗。電子レンジでもお使いいただけます。"),
        Product("3", "刷毛目の平皿 七寸", 3960, "1", "どんな料理にも合う平皿です。"),
        Product("4", "鉄釉マグカップ", 2420, "1", "容量は約300ml。", 0),
        Product("5", "手ぬぐい「波千鳥」", 1320, "2", "注染で染めた手ぬぐい。34×90cm。"),
        Product("6", "ガーゼふきん 三枚組", 990, "2", "洗うほどにやわらかくなるふきんです。"),
        Product("7", "青磁の急須", 8800, "1", "細かな茶こし付きの急須です。"),
    )
}
DELIVERIES = {"1": "サンプル業者", "2": "サンプル宅配"}
PAYMENTS = {"3": ("銀行振込", 0), "4": ("代金引換", 330), "1": ("郵便振替", 0), "2": ("現金書留", 0)}
ICONS = {
    "user": "M12 12a5 5 0 1 0-5-5 5 5 0 0 0 5 5Zm0 2c-5 0-9 3-9 7v1h18v-1c0-4-4-7-9-7Z",
    "heart": "M12 21 3 12a6 6 0 0 1 9-8 6 6 0 0 1 9 8Z",
    "lock": "M6 10V7a6 6 0 0 1 12 0v3h2v12H4V10Zm3 0h6V7a3 3 0 0 0-6 0Z",
    "cart": "M2 3h4l3 12h10l3-9H8M9 18a2 2 0 1 0 1 0Zm9 0a2 2 0 1 0 1 0Z",
    "search": "M10 2a8 8 0 1 0 5 14l5 6 2-2-6-5A8 8 0 0 0 10 2Zm0 3a5 5 0 1 1-5 5 5 5 0 0 1 5-5Z",
    "cross": "M4 2 2 4l8 8-8 8 2 2 8-8 8 8 2-2-8-8 8-8-2-2-8 8Z",
    "bars": "M2 4h20v3H2Zm0 7h20v3H2Zm0 7h20v3H2Z",
}


def yen(amount: int) -> str:
    return f"￥{amount:,}"


def prefecture(code: str) -> int | None:
    for entry in ZIP_PREFIXES.split():
        span, _, number = entry.partition(":")
        low, _, high = span.partition("-")
        if low == code[:2] or (high and low < code[:2] <= high and code[:2] not in ZIP_PREFIXES.split(":")[0]):
            return int(number)
    return None


def article(key: str) -> tuple[Product, str]:
    """The product of a cart's line, and what was chosen of it."""
    number, *chosen = key.split("-")
    product = PRODUCTS[number]
    kinds = [kind for kind in (product.first, product.second) if kind]
    said = "".join(f"<br>{k[0]}：{k[1][int(c) % 10 - 1]}" for k, c in zip(kinds, chosen, strict=False))
    return product, said


def total(cart: dict[str, int]) -> int:
    return sum(article(key)[0].price * n for key, n in cart.items())


def image(product: Product, cls: str = "") -> str:
    return f'<img src="/html/upload/save_image/{product.id}.svg" alt="{escape(product.name)}" class="{cls}">'


def mini_cart(cart: dict[str, int]) -> str:
    head = f"""<div class="ec-cartNaviWrap"><div class="ec-cartNavi"><i class="ec-cartNavi__icon fas fa-shopping-cart"><span class="ec-cartNavi__badge">{sum(cart.values())}</span></i>
<div class="ec-cartNavi__label"><div class="ec-cartNavi__price">{yen(total(cart))}</div></div></div>"""
    if not cart:
        return f'{head}<div class="ec-cartNaviNull"><div class="ec-cartNaviNull__message"><p>現在カート内に商品はございません。</p></div></div></div>'
    rows = "".join(
        f"""<div class="ec-cartNaviIsset__cart"><div class="ec-cartNaviIsset__cartImage">{image(p)}</div><div class="ec-cartNaviIsset__cartContent">
<div class="ec-cartNaviIsset__cartContentTitle">{p.name}{said}</div><div class="ec-cartNaviIsset__cartContentPrice">{yen(p.price)}<span class="ec-cartNaviIsset__cartContentTax">税込</span></div>
<div class="ec-cartNaviIsset__cartContentNumber">数量：{n}</div></div></div>"""
        for (p, said), n in ((article(key), n) for key, n in cart.items())
    )
    return f"""{head}<div class="ec-cartNaviIsset">{rows}<div class="ec-cartNaviIsset__action"><a class="ec-blockBtn--action" href="/cart">カートへ進む</a>
<a class="ec-blockBtn ec-cartNavi--cancel">キャンセル</a></div></div></div>"""


def search_form() -> str:
    options = "".join(f'<option value="{key}">{name}</option>' for key, name in CATEGORIES.items())
    return f"""<div class="ec-headerSearch"><form method="get" class="searchform" action="/products/list"><div class="ec-headerSearch__category">
<div class="ec-select ec-select_search"><select name="category_id" class="category_id"><option value="">全ての商品</option>{options}</select></div></div>
<div class="ec-headerSearch__keyword"><div class="ec-input-search"><input type="search" name="name" class="search-name" placeholder="キーワードを入力"/>
<button class="ec-headerSearch__keywordBtn" type="submit"><div class="ec-icon"><img src="/icon/search.svg" alt=""></div></button></div></div></form></div>"""


def layout(title: str, body: str, cart: dict[str, int], page: str) -> web.Response:
    nav = "".join(
        f'<li><a href="/products/list?category_id={key}">{name}</a></li>' for key, name in CATEGORIES.items()
    )
    nav = f'<div class="ec-itemNav"><ul class="ec-itemNav__nav"><li><a href="/products/list">全ての商品</a></li>{nav}</ul></div>'
    user = "".join(
        f'<div class="ec-headerNav__item"><a href="{to}"><i class="ec-headerNav__itemIcon fas fa-{icon} fa-fw"></i><span class="ec-headerNav__itemLink">{text}</span></a></div>'
        for to, icon, text in (
            ("/entry", "user", "新規会員登録"),
            ("/mypage/favorite", "heart", "お気に入り"),
            ("/mypage/login", "lock", "ログイン"),
        )
    )
    links = "".join(
        f'<li class="ec-headerLink__item"><a class="ec-headerLink__link" href="{to}">{text}</a></li>'
        for to, text in (
            ("/cart", "カートを見る"),
            ("/entry", "新規会員登録"),
            ("/mypage/login", "ログイン"),
            ("/", "ホームに戻る"),
        )
    )
    foot = "".join(
        f'<li class="ec-footerNavi__link"><a href="/{to}">{text}</a></li>'
        for to, text in (
            ("help/about", "当サイトについて"),
            ("help/privacy", "プライバシーポリシー"),
            ("help/tradelaw", "特定商取引法に基づく表記"),
            ("contact", "お問い合わせ"),
        )
    )
    shop = "くらしの道具 あおい"
    text = f"""<!doctype html><html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1, shrink-to-fit=no">
<meta name="eccube-csrf-token" content="{TOKEN}"><title>{shop} / {title}</title><link rel="icon" href="/icon/cart.svg"><link rel="stylesheet" href="/html/template/default/assets/css/style.css"></head>
<body id="page_{page}" class="{"front_page" if page == "homepage" else "other_page"}"><div class="ec-layoutRole"><div class="ec-layoutRole__header">
<div class="ec-headerNaviRole"><div class="ec-headerNaviRole__left"><div class="ec-headerNaviRole__search">{search_form()}</div><div class="ec-headerRole__navSP"><div class="ec-headerNavSP"><i class="fas fa-bars" style="filter:invert(1)"></i></div></div></div>
<div class="ec-headerNaviRole__right"><div class="ec-headerNaviRole__nav"><div class="ec-headerNav">{user}</div></div><div class="ec-headerRole__cart">{mini_cart(cart)}</div></div></div>
<div class="ec-headerRole"><div class="ec-headerRole__title"><div class="ec-headerTitle"><div class="ec-headerTitle__title"><h1><a href="/">{shop}</a></h1></div></div></div></div>
<div class="ec-categoryNaviRole">{nav}</div></div><div class="ec-layoutRole__contents"><div class="ec-layoutRole__main">{body}</div></div>
<div class="ec-layoutRole__footer"><div class="ec-footerRole"><div class="ec-footerRole__inner"><ul class="ec-footerNavi">{foot}</ul>
<div class="ec-footerTitle"><div class="ec-footerTitle__logo"><a href="/">{shop}</a></div><div class="ec-footerTitle__copyright">copyright (c) {shop} all rights reserved.</div></div></div></div></div></div>
<div class="ec-overlayRole"></div><div class="ec-drawerRoleClose"><i class="fas fa-times" style="filter:invert(1)"></i></div><div class="ec-drawerRole"><div class="ec-headerSearchArea">{search_form()}</div>
<div class="ec-headerCategoryArea"><div class="ec-headerCategoryArea__heading">{nav}</div></div><div class="ec-headerLinkArea"><ul class="ec-headerLink__list">{links}</ul></div></div>
<div class="ec-blockTopBtn pagetop">ページトップへ</div><script src="/html/template/default/assets/js/eccube.js"></script></body></html>"""
    return web.Response(text=text, content_type="text/html")


def heading(title: str) -> str:
    return f'<div class="ec-pageHeader"><h1>{title}</h1></div>'


def progress(step: int) -> str:
    labels = ("カートの商品", "お客様情報", "ご注文手続き", "ご注文内容確認", "完了")
    items = "".join(
        f'<li class="ec-progress__item{" is-complete" if n == step else ""}"><div class="ec-progress__number">{n}</div><div class="ec-progress__label">{label}</div></li>'
        for n, label in enumerate(labels, 1)
    )
    return f'<div class="ec-cartRole__progress"><ul class="ec-progress">{items}</ul></div>'


def classes(p: Product) -> str:
    """What the script knows of a product's kinds, by the first choice and the second."""
    known: dict[str, dict[str, object]] = {
        "__unselected": {"#": {"name": "選択してください", "classcategory_id2": ""}}
    }
    for a, _ in enumerate(p.first[1] if p.first else (), 1):
        known[str(a)] = {
            f"#{10 + b}": {
                "classcategory_id2": str(10 + b),
                "name": name + (" (品切れ中)" if (a, b) == (2, 1) else ""),
                "stock_find": (a, b) != (2, 1),
                "product_class_id": f"{a}{b}",
                "price02_inc_tax_with_currency": yen(p.price),
            }
            for b, name in enumerate(p.second[1] if p.second else (), 1)
        }
    return escape(json.dumps(known, ensure_ascii=False))


def cart_form(p: Product, suffix: str) -> str:
    if not p.stock:
        return '<div class="ec-productRole__btn"><button type="button" class="ec-blockBtn--action" disabled="disabled">ただいま品切れ中です。</button></div>'
    selects = ""
    if p.first:
        options = "".join(f'<option value="{n}">{name}</option>' for n, name in enumerate(p.first[1], 1))
        selects = f"""<div class="ec-select"><select id="classcategory_id1{suffix}" name="classcategory_id1" class="form-control"><option value="__unselected">{p.first[0]}を選択してください</option>{options}</select></div>
<div class="ec-select"><select id="classcategory_id2{suffix}" name="classcategory_id2" class="form-control"><option value="__unselected">選択してください</option></select></div>"""
    data = f' data-classes="{classes(p)}"' if p.first else ""
    return f"""<form name="form1" id="{f"productForm{p.id}" if suffix else "form1"}" action="/products/add_cart/{p.id}" method="post"{data}><div class="ec-productRole__actions">{selects}
<div class="ec-numberInput"><span>数量</span><input type="number" id="quantity{suffix}" name="quantity" required="required" min="1" maxlength="9" class="quantity form-control" value="1"></div></div>
<input type="hidden" id="product_id{suffix}" name="product_id" value="{p.id}"><input type="hidden" id="ProductClass{suffix}" name="ProductClass" value="{"" if p.first else p.id}"><input type="hidden" name="_token" value="{TOKEN}">
<div class="ec-productRole__btn"><button type="submit" class="ec-blockBtn--action add-cart" data-cartid="{p.id}" form="{f"productForm{p.id}" if suffix else "form1"}">カートに入れる</button></div></form>"""


MODAL = """<div class="ec-modal"><input type="checkbox" id="ec-modal-checkbox" class="checkbox"><div class="ec-modal-overlay"><label for="ec-modal-checkbox" class="ec-modal-overlay-close"></label>
<div class="ec-modal-wrap"><label for="ec-modal-checkbox" class="ec-modal-close"><span class="ec-icon"><img src="/icon/cross.svg" alt=""></span></label><div id="ec-modal-header" class="text-center">カートに追加しました。</div>
<div class="ec-modal-box"><div class="ec-role"><span class="ec-inlineBtn--cancel">お買い物を続ける</span><a href="/cart" class="ec-inlineBtn--action">カートへ進む</a></div></div></div></div></div>"""


def definition(label: str, inputs: str, wrong: str | None, *, required: bool = True) -> str:
    mark = '<span class="ec-required">必須</span>' if required else ""
    error = f'<p class="ec-errorMessage">{wrong}</p>' if wrong else ""
    return f'<dl><dt><label class="ec-label">{label}</label>{mark}</dt><dd class="{"error" if wrong else ""}">{inputs}{error}</dd></dl>'


def person_form(form: str, data: dict[str, str], wrong: dict[str, str]) -> str:
    """The fields of a guest's form and of the registration."""

    def field(name: str, *, kind: str = "text", hint: str = "", cls: str = "", need: bool = True) -> str:
        key = f"{form}[{name}]" if "[" not in name else f"{form}[{name.replace('[', '][', 1)}"
        ident = re.sub(r"[\[\]]+", "_", key).strip("_")
        return f'<input type="{kind}" id="{ident}" name="{key}"{" required" if need else ""} placeholder="{hint}" class="{cls}" value="{escape(data.get(key, ""))}">'

    pref = f"{form}[address][pref]"
    options = "".join(
        f'<option value="{n}"{" selected" if data.get(pref) == str(n) else ""}>{name}</option>'
        for n, name in enumerate(PREFECTURES, 1)
    )
    address = f"""<div class="ec-zipInput"><span>〒</span>{field("postal_code", kind="tel", hint="例：5300001", cls="p-postal-code")}<div class="ec-zipInputHelp"><div class="ec-zipInputHelp__icon"></div><a href="/help/zip" target="_blank"><span>郵便番号検索</span></a></div></div>
<div class="ec-select"><select id="{form}_address_pref" name="{pref}" required class="p-region-id"><option value="">都道府県を選択</option>{options}</select></div>
<div class="ec-input">{field("address[addr01]", hint="市区町村名 (例：大阪市北区)", cls="p-locality p-street-address")}</div><div class="ec-input">{field("address[addr02]", hint="番地・ビル名 (例：西梅田1丁目6-8)", cls="p-extended-address")}</div>"""
    rows = (
        definition(
            "お名前",
            f'<div class="ec-halfInput">{field("name[name01]", hint="姓")}{field("name[name02]", hint="名")}</div>',
            wrong.get("name"),
        ),
        definition(
            "お名前(カナ)",
            f'<div class="ec-halfInput">{field("kana[kana01]", hint="セイ")}{field("kana[kana02]", hint="メイ")}</div>',
            wrong.get("kana"),
        ),
        definition(
            "会社名", f'<div class="ec-input">{field("company_name", need=False)}</div>', None, required=False
        ),
        definition("住所", address, wrong.get("address")),
        definition(
            "電話番号",
            f'<div class="ec-telInput">{field("phone_number", kind="tel", hint="例：11122223333")}</div>',
            wrong.get("phone"),
        ),
        definition(
            "メールアドレス",
            f'<div class="ec-input">{field("email[first]", kind="email", hint="例：ec-cube@example.com")}</div><div class="ec-input">{field("email[second]", kind="email", hint="確認のためもう一度入力してください")}</div>',
            wrong.get("email"),
        ),
    )
    return f'<span class="p-country-name" style="display:none;">Japan</span><div class="ec-borderedDefs">{"".join(rows)}'


def check(form: str, data: dict[str, str]) -> dict[str, str]:
    """The messages of the software, by the row they stand in."""

    def get(name: str) -> str:
        return data.get(f"{form}[{name}", "").strip()

    wrong: dict[str, str] = {}
    needed = {
        "name": ("name][name01]", "name][name02]"),
        "kana": ("kana][kana01]", "kana][kana02]"),
        "phone": ("phone_number]",),
    }
    needed |= {
        "address": ("postal_code]", "address][pref]", "address][addr01]", "address][addr02]"),
        "email": ("email][first]",),
    }
    for row, names in needed.items():
        if not all(get(name) for name in names):
            wrong[row] = "入力されていません。"
    for name in needed["kana"]:
        if get(name) and not re.fullmatch(r"[ァ-ヶｦ-ﾟーぁ-ゖ]+", get(name)):
            wrong["kana"] = "カタカナで入力してください。"
    for row, name in (("address", "postal_code]"), ("phone", "phone_number]")):
        digits = re.sub(r"[-－‐ー]", "", get(name))
        if digits and not (digits.isdecimal() and len(digits) <= (8 if row == "address" else 14)):
            wrong[row] = "数字で入力してください。" if not digits.isdecimal() else "値が長すぎます。"
    mail = get("email][first]")
    if mail and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s.]+", mail):
        wrong["email"] = "このEmailのフォーマットが正しくありません。"
    elif mail != get("email][second]"):
        wrong["email"] = "入力されたメールアドレスが一致しません"
    return wrong


def order_page(s: Session, *, confirm: bool) -> str:
    e, goods = s.entered, total(s.cart)
    charge = PAYMENTS[e["payment"]][1]
    items = "".join(
        f'<li class="ec-orderDelivery__item"><div class="ec-borderedList"><ul><li class="ec-imageGrid">{image(p)}<p>{p.name}{said}<br>{yen(p.price)} × {n}　小計：{yen(p.price * n)}</p></li></ul></div></li>'
        for (p, said), n in ((article(key), n) for key, n in s.cart.items())
    )

    def options(known: dict[str, str], chosen: str) -> str:
        return "".join(
            f'<option value="{k}"{" selected" if k == chosen else ""}>{v}</option>' for k, v in known.items()
        )

    name = f"{escape(e['name01'])} {escape(e['name02'])}"
    where = f"〒{escape(e['postal'])} {e['pref']}{escape(e['addr01'])}{escape(e['addr02'])}"
    times = {"": "指定なし", "1": "午前", "2": "午後"}
    if confirm:
        delivery = f"<p>配送方法：{DELIVERIES[e['delivery']]}</p><p>お届け日：{e.get('date') or '指定なし'}</p><p>お届け時間：{times[e.get('time', '')]}</p>"
        payment = f"<p>{PAYMENTS[e['payment']][0]}</p>"
        message = f"<p>{escape(e.get('message', '')) or '記載なし'}</p>"
        change, edit = "", ""
        button, back, to = (
            "注文する",
            '<a href="/shopping" class="ec-blockBtn--cancel">ご注文手続きに戻る</a>',
            "/shopping/checkout",
        )
    else:
        prefix = "_shopping_order[Shippings][0]"
        days = {"": "指定なし"} | {d: d for d in ("2026/12/08(火)", "2026/12/09(水)", "2026/12/10(木)")}
        delivery = f"""<div class="ec-selects"><div class="ec-select"><label>配送方法</label><select id="shopping_order_Shippings_0_Delivery" name="{prefix}[Delivery]" class="form-control" data-trigger="change">{options(DELIVERIES, e["delivery"])}</select></div>
<div class="ec-select ec-select__delivery"><label>お届け日</label><select id="shopping_order_Shippings_0_shipping_delivery_date" name="{prefix}[shipping_delivery_date]" class="form-control">{options(days, e.get("date", ""))}</select></div>
<div class="ec-select ec-select__time"><label>お届け時間</label><select id="shopping_order_Shippings_0_DeliveryTime" name="{prefix}[DeliveryTime]" class="form-control">{options(times, e.get("time", ""))}</select></div></div>"""
        payment = "".join(
            f'<div style="display:block;"><label><input type="radio" id="shopping_order_Payment_{k}" name="_shopping_order[Payment]" required value="{k}"{" checked" if k == e["payment"] else ""} data-trigger="change"> <span>{v}</span></label></div>'
            for k, (v, _) in PAYMENTS.items()
        )
        payment = f'<div class="ec-radio">{payment}</div>'
        message = f'<textarea id="shopping_order_message" name="_shopping_order[message]" class="form-control" placeholder="お問い合わせ事項がございましたら、こちらにご入力ください。(3000文字まで)" rows="6" maxlength="3000">{escape(e.get("message", ""))}</textarea>'
        change = '<button class="ec-inlineBtn" id="shopping_order_Shippings_0_change" data-trigger="click" data-path="/shopping/shipping/1">変更</button>'
        edit = f"""<button type="button" class="ec-inlineBtn" id="customer">変更</button></div><div class="mod-edit">お名前 <input type="text" class="customer_name01" value="{escape(e["name01"])}"><input type="text" class="customer_name02" value="{escape(e["name02"])}"><br>
メールアドレス <input type="email" class="customer_email" value="{escape(e["email"])}"> <button type="button" class="ec-inlineBtn--action" id="customer-ok">OK</button>"""
        button, back, to = (
            "確認する",
            '<a href="/cart" class="ec-blockBtn--cancel">カートに戻る</a>',
            "/shopping/confirm",
        )
    return f"""{heading("ご注文内容のご確認" if confirm else "ご注文手続き")}<div class="ec-orderRole__progress">{progress(4 if confirm else 3)}</div>
<form id="shopping-form" class="shopping-form" action="{to}" method="post" novalidate><input type="hidden" name="_shopping_order[_token]" value="{TOKEN}"><input type="hidden" name="_shopping_order[redirect_to]" value="">
<div class="ec-orderRole"><div class="ec-orderRole__detail"><div class="ec-orderAccount"><div class="ec-rectHeading"><h2>お客様情報</h2></div><div class="ec-orderAccount__change">{edit}</div>
<div class="ec-orderAccount__account mod-view"><p>{name} 様</p><p>{where}</p><p>{escape(e["phone"])}</p><p>{escape(e["email"])}</p></div></div>
<div class="ec-orderDelivery"><div class="ec-rectHeading"><h2>配送情報</h2></div><div class="ec-orderDelivery__title"><span>お届け先</span><div class="ec-orderDelivery__change">{change}</div></div>
<ul class="ec-orderDelivery__items">{items}</ul><div class="ec-orderDelivery__address"><p>{name} ({escape(e["kana01"])} {escape(e["kana02"])}) 様</p><p>{where}</p><p>{escape(e["phone"])}</p></div><div class="ec-orderDelivery__actions">{delivery}</div></div>
<div class="ec-orderPayment"><div class="ec-rectHeading"><h2>お支払方法</h2></div>{payment}</div><div class="ec-orderConfirm"><div class="ec-rectHeading"><h2>お問い合わせ</h2></div><div class="ec-input">{message}</div></div></div>
<div class="ec-orderRole__summary"><div class="ec-totalBox"><dl class="ec-totalBox__spec"><dt>小計</dt><dd>{yen(goods)}</dd></dl><dl class="ec-totalBox__spec"><dt>手数料</dt><dd>{yen(charge)}</dd></dl><dl class="ec-totalBox__spec"><dt>送料</dt><dd>{yen(1000)}</dd></dl>
<div class="ec-totalBox__total">合計 <span class="ec-totalBox__price">{yen(goods + charge + 1000)}</span><span class="ec-totalBox__taxLabel">税込</span></div><div class="ec-totalBox__btn"><button type="submit" class="ec-blockBtn--action">{button}</button>{back}</div></div></div></div></form>"""


class Shop:
    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.sessions = Sessions()

    async def home(self, request: web.Request) -> web.Response:
        new = "".join(
            f'<div class="ec-newItemRole__listItem"><a href="/products/detail/{p.id}">{image(p)}<p class="ec-newItemRole__listItemTitle">{p.name}</p><p class="ec-newItemRole__listItemPrice">{yen(p.price)}</p></a></div>'
            for p in list(PRODUCTS.values())[:4]
        )
        body = f"""<div class="ec-sliderRole"><div class="main_visual"><div class="item slick-slide"><img src="/html/upload/save_image/top.svg" alt=""></div></div></div>
<div class="ec-role"><div class="ec-newItemRole"><div class="ec-secHeading"><span class="ec-secHeading__en">NEW ITEM</span><span class="ec-secHeading__line"></span><span class="ec-secHeading__ja">新着商品</span></div>
<div class="ec-newItemRole__list">{new}</div><a class="ec-inlineBtn--top" href="/products/list">more</a></div></div>
<div class="ec-role"><div class="ec-secHeading"><span class="ec-secHeading__en">NEWS</span><span class="ec-secHeading__line"></span><span class="ec-secHeading__ja">新着情報</span></div><div class="ec-newsRole"><div class="ec-newsRole__news">2026/11/02 サイトオープンいたしました!</div></div></div>"""
        return layout("TOPページ", body, self.sessions.of(request).cart, "homepage")

    async def listing(self, request: web.Request) -> web.Response:
        category, word = request.query.get("category_id", ""), request.query.get("name", "")
        found = [p for p in PRODUCTS.values() if (not category or p.category == category) and word in p.name]
        if request.query.get("orderby") == "1":
            found.sort(key=lambda p: p.price)
        shelf = "".join(
            f"""<li class="ec-shelfGrid__item"><a href="/products/detail/{p.id}"><p class="ec-shelfGrid__item-image">{image(p)}</p><p>{p.name}</p><p class="price02-default">{yen(p.price)}</p></a>{cart_form(p, p.id)}</li>"""
            for p in found
        )
        path = (
            f'<li class="ec-topicpath__divider">|</li><li class="ec-topicpath__item--active"><a href="?category_id={escape(category)}">{CATEGORIES[category]}</a></li>'
            if category in CATEGORIES
            else ""
        )
        count = (
            f'<span class="font-weight-bold">{len(found)}件</span>の商品が見つかりました'
            if found
            else "<span>お探しの商品は見つかりませんでした</span>"
        )
        body = f"""<div class="ec-searchnavRole"><div class="ec-searchnavRole__topicpath"><ol class="ec-topicpath"><li class="ec-topicpath__item"><a href="/products/list">全て</a></li>{path}</ol></div><form class="searchnav" method="get" action="/products/list"><input type="hidden" name="category_id" value="{escape(category)}">
<div class="ec-searchnavRole__infos"><div class="ec-searchnavRole__counter">{count}</div><div class="ec-searchnavRole__actions"><div class="ec-select"><select name="disp_number" class="disp-number form-control"><option value="20">20件</option><option value="40">40件</option></select>
<select name="orderby" class="order-by form-control"><option value="2">新着順</option><option value="1"{" selected" if request.query.get("orderby") == "1" else ""}>価格が低い順</option></select></div></div></div></form></div><div class="ec-shelfRole"><ul class="ec-shelfGrid">{shelf}</ul></div>{MODAL}"""
        return layout(CATEGORIES.get(category, "全ての商品"), body, self.sessions.of(request).cart, "product_list")

    async def detail(self, request: web.Request) -> web.Response:
        p = PRODUCTS.get(request.match_info["id"])
        if p is None:
            raise web.HTTPNotFound
        tag = (
            '<ul class="ec-productRole__tags"><li class="ec-productRole__tag">新商品</li></ul>'
            if p.id == "1"
            else ""
        )
        body = f"""<div class="ec-productRole"><div class="ec-grid2"><div class="ec-grid2__cell"><div class="ec-sliderItemRole"><div class="item_visual"><div class="slide-item">{image(p)}</div></div></div></div>
<div class="ec-grid2__cell"><div class="ec-productRole__profile"><div class="ec-productRole__title"><h2 class="ec-headingTitle">{p.name}</h2></div>{tag}<div class="ec-productRole__price"><div class="ec-price"><span class="ec-price__price price02-default">{yen(p.price)}</span><span class="ec-price__tax">税込</span></div></div>
<div class="ec-productRole__code">商品コード： <span class="product-code-default">aoi-{p.id.zfill(3)}</span></div><div class="ec-productRole__category"><div>関連カテゴリ</div><ul><li><a href="/products/list?category_id={p.category}">{CATEGORIES[p.category]}</a></li></ul></div>
{cart_form(p, "")}{MODAL}<form action="/products/add_favorite/{p.id}" method="post"><div class="ec-productRole__btn"><button type="submit" id="favorite" class="ec-blockBtn--cancel">お気に入りに追加</button></div></form><div class="ec-productRole__description">{p.text}</div></div></div></div></div>"""
        return layout(p.name, body, self.sessions.of(request).cart, "product_detail")

    async def add(self, request: web.Request) -> web.Response:
        p, data = PRODUCTS.get(request.match_info["id"]), await request.post()
        if p is None or not p.stock:
            raise web.HTTPNotFound
        key = p.id
        if p.first:
            one, two = str(data.get("classcategory_id1", "")), str(data.get("classcategory_id2", ""))
            if one not in ("1", "2") or two not in ("11", "12") or (one, two) == ("2", "11"):
                raise web.HTTPNotFound
            key = f"{p.id}-{one}-{two}"
        cart = self.sessions.of(request).cart
        cart[key] = cart.get(key, 0) + max(1, int(str(data.get("quantity") or "1")))
        if XHR in request.headers:
            return web.json_response({"done": True, "messages": ["カートに追加しました。"]})
        raise web.HTTPFound("/cart")

    async def block_cart(self, request: web.Request) -> web.Response:
        return web.Response(text=mini_cart(self.sessions.of(request).cart), content_type="text/html")

    async def cart(self, request: web.Request) -> web.Response:
        cart = self.sessions.of(request).cart
        if not cart:
            body = f'{heading("ショッピングカート")}<div class="ec-cartRole"><div class="ec-off3Grid"><div class="ec-alert-warning"><div class="ec-alert-warning__text">現在カート内に商品はございません。</div></div></div></div>'
            return layout("ショッピングカート", body, cart, "cart")
        rows = ""
        for key, n in cart.items():
            p, said = article(key)
            link = f'token-for-anchor="{TOKEN}" data-method="put"'
            down = (
                f'<a href="/cart/down/{key}" class="ec-cartRow__amountDownButton load-overlay" {link}>−</a>'
                if n > 1
                else '<span class="ec-cartRow__amountDownButtonDisabled">−</span>'
            )
            rows += f"""<ul class="ec-cartRow"><li class="ec-cartRow__delColumn"><a href="/cart/remove/{key}" class="ec-icon" {link} data-message="カートから商品を削除してもよろしいですか?"><img src="/icon/cross.svg" alt="delete"></a></li>
<li class="ec-cartRow__contentColumn"><div class="ec-cartRow__content"><div class="ec-cartRow__img"><a target="_blank" href="/products/detail/{p.id}">{image(p)}</a></div><div class="ec-cartRow__summary"><div class="ec-cartRow__name"><a target="_blank" href="/products/detail/{p.id}">{p.name}</a>{said}</div>
<div class="ec-cartRow__unitPrice">{yen(p.price)}</div><div class="ec-cartRow__sutbtotalSP">小計：{yen(p.price * n)}</div></div></div></li><li class="ec-cartRow__amountColumn"><div class="ec-cartRow__amount">{n}</div><div class="ec-cartRow__amountUpDown">
<a href="/cart/up/{key}" class="ec-cartRow__amountUpButton load-overlay" {link}>＋</a>{down}</div></li><li class="ec-cartRow__subtotalColumn">{yen(p.price * n)}</li></ul>"""
        body = f"""{heading("ショッピングカート")}<div class="ec-cartRole">{progress(1)}<div class="ec-cartRole__totalText"><p>商品の合計金額は「<strong>{yen(total(cart))}</strong>」です。</p></div><form name="form" id="form_cart" class="ec-cartRole__cart" method="post" action="/cart">
<div class="ec-cartTable"><ol class="ec-cartHeader"><li class="ec-cartHeader__label">削除</li><li class="ec-cartHeader__label">商品内容</li><li class="ec-cartHeader__label">数量</li><li class="ec-cartHeader__label">小計</li></ol>{rows}</div>
<div class="ec-cartRole__actions"><div class="ec-cartRole__total">合計：<span class="ec-cartRole__totalAmount">{yen(total(cart))}</span></div><a class="ec-blockBtn--action" href="/cart/buystep/1_1">レジに進む</a><a class="ec-blockBtn--cancel" href="/">お買い物を続ける</a></div></form></div>"""
        return layout("ショッピングカート", body, cart, "cart")

    async def cart_change(self, request: web.Request) -> web.Response:
        cart, key = self.sessions.of(request).cart, request.match_info["key"]
        count = {"up": cart.get(key, 0) + 1, "down": cart.get(key, 0) - 1, "remove": 0}[request.match_info["how"]]
        cart.pop(key, None) if count < 1 else cart.__setitem__(key, count)
        raise web.HTTPFound("/cart")

    async def buystep(self, request: web.Request) -> web.Response:
        raise web.HTTPFound("/shopping" if "email" in self.sessions.of(request).entered else "/shopping/login")

    async def login(self, request: web.Request) -> web.Response:
        shopping = request.path == "/shopping/login"
        wrong = (
            '<p class="ec-errorMessage">ログインできませんでした。<br>入力内容に誤りがないかご確認ください。</p>'
            if request.method == "POST"
            else ""
        )
        guest = """<div class="ec-grid2__cell"><div class="ec-guest"><div class="ec-guest__inner"><p>会員登録をせずに購入手続きをされたい方は、下記よりお進みください。</p><div class="ec-guest__actions"><a class="ec-blockBtn--cancel" href="/shopping/nonmember">ゲスト購入</a></div></div></div></div>"""
        body = f"""{heading("ログイン")}<div class="ec-role"><div class="ec-grid2"><div class="ec-grid2__cell"><form name="shopping_login" id="shopping_login" method="post" action="{request.path}"><div class="ec-login"><div class="ec-login__icon"><div class="ec-icon"><img src="/icon/user.svg" alt="" style="width:60px;height:60px"></div></div>
<div class="ec-login__input"><div class="ec-input-login"><input type="text" name="login_email" required maxlength="50" style="ime-mode: disabled;" placeholder="メールアドレス" autofocus><input type="password" name="login_pass" required maxlength="50" placeholder="パスワード"></div>{wrong}</div>
<div class="ec-grid2"><div class="ec-grid2__cell"><div class="ec-login__actions"><button type="submit" class="ec-blockBtn--cancel">ログイン</button></div></div><div class="ec-grid2__cell"><div class="ec-login__link"><a class="ec-link" href="/forgot">パスワードをお忘れですか？</a></div><div class="ec-login__link"><a class="ec-link" href="/entry">新規会員登録</a></div></div></div></div></form></div>{guest if shopping else ""}</div></div>"""
        return layout(
            "ログイン", body, self.sessions.of(request).cart, "shopping_login" if shopping else "mypage_login"
        )

    async def nonmember(self, request: web.Request) -> web.Response:
        s = self.sessions.of(request)
        if not s.cart:
            raise web.HTTPFound("/cart")
        data = {k: str(v) for k, v in (await request.post()).items()}
        wrong = check("nonmember", data) if request.method == "POST" else {}
        if request.method == "POST" and not wrong:
            self.keep(s, data)
            raise web.HTTPFound("/shopping")
        body = f"""{heading("お客様情報の入力")}<div class="ec-customerRole">{progress(2)}<div class="ec-off1Grid"><div class="ec-off1Grid__cell"><form method="post" action="/shopping/nonmember" class="h-adr"><input type="hidden" id="nonmember__token" name="nonmember[_token]" value="{TOKEN}">{person_form("nonmember", data, wrong)}</div>
<div class="ec-RegisterRole__actions"><div class="ec-off4Grid"><div class="ec-off4Grid__cell"><button type="submit" class="ec-blockBtn--action">次へ</button><a href="/cart" class="ec-blockBtn--cancel">戻る</a></div></div></div></form></div></div></div>"""
        return layout("お客様情報の入力", body, s.cart, "shopping_nonmember")

    def keep(self, s: Session, data: dict[str, str]) -> None:
        def get(name: str) -> str:
            return data.get(f"nonmember[{name}]", "").strip()

        pref = PREFECTURES[int(get("address][pref")) - 1]
        s.entered |= {
            "name01": get("name][name01"),
            "name02": get("name][name02"),
            "kana01": get("kana][kana01"),
            "kana02": get("kana][kana02"),
        }
        s.entered |= {
            "postal": get("postal_code"),
            "pref": pref,
            "addr01": get("address][addr01"),
            "addr02": get("address][addr02"),
        }
        s.entered |= {"phone": get("phone_number"), "email": get("email][first"), "payment": "3", "delivery": "1"}
        meanings = {
            "email": "email",
            "first_name": "name02",
            "last_name": "name01",
            "street": "addr02",
            "postcode": "postal",
        }
        meanings |= {"city": "addr01", "region": "pref", "phone": "phone"}
        self.ledger.entered.update({meaning: s.entered[key] for meaning, key in meanings.items()})

    def ready(self, request: web.Request) -> Session:
        s = self.sessions.of(request)
        if not s.cart:
            raise web.HTTPFound("/cart")
        if "email" not in s.entered:
            raise web.HTTPFound("/shopping/login")
        return s

    async def shopping(self, request: web.Request) -> web.Response:
        s = self.ready(request)
        self.ledger.payment_shown += 1
        return layout("ご注文手続き", order_page(s, confirm=False), s.cart, "shopping")

    async def choose(self, request: web.Request) -> web.Response:
        """The order's form comes back: to show the page again, or to confirm."""
        s, data = self.ready(request), await request.post()
        prefix = "_shopping_order"
        fields = {
            "payment": "[Payment]",
            "delivery": "[Shippings][0][Delivery]",
            "date": "[Shippings][0][shipping_delivery_date]",
        }
        fields |= {"time": "[Shippings][0][DeliveryTime]", "message": "[message]"}
        for key, name in fields.items():
            s.entered[key] = str(data.get(prefix + name, s.entered.get(key, "")))
        if s.entered["payment"] not in PAYMENTS or s.entered["delivery"] not in DELIVERIES:
            raise web.HTTPBadRequest
        if request.path == "/shopping/confirm":
            return layout("ご注文内容のご確認", order_page(s, confirm=True), s.cart, "shopping_confirm")
        raise web.HTTPFound("/shopping/nonmember" if data.get(f"{prefix}[redirect_to]") else "/shopping")

    async def customer(self, request: web.Request) -> web.Response:
        s, data = self.ready(request), await request.post()
        s.entered |= {k: str(data.get(f"customer_{k}") or s.entered[k]) for k in ("name01", "name02", "email")}
        return web.json_response({"status": "OK"})

    async def checkout(self, request: web.Request) -> web.Response:
        s = self.ready(request)
        self.ledger.orders += 1
        s.cart.clear()
        s.entered = {"order": str(self.ledger.orders)}
        raise web.HTTPFound("/shopping/complete")

    async def complete(self, request: web.Request) -> web.Response:
        s = self.sessions.of(request)
        if "order" not in s.entered:
            raise web.HTTPFound("/")
        body = f"""{heading("ご注文完了")}<div class="ec-cartRole">{progress(5)}</div><div class="ec-cartCompleteRole"><div class="ec-off3Grid"><div class="ec-off3Grid__cell"><div class="ec-reportHeading"><h2>ご注文ありがとうございました</h2></div><p class="ec-reportDescription">ただいま、ご注文の確認メールをお送りさせていただきました。<br>万一、ご確認メールが届かない場合は、お問い合わせください。</p>
<p class="ec-reportDescription"><strong>ご注文番号：{s.entered["order"]}</strong></p><div class="ec-off4Grid"><a href="/" class="ec-blockBtn--cancel">トップページへ</a></div></div></div></div>"""
        return layout("ご注文完了", body, s.cart, "shopping_complete")

    async def entry(self, request: web.Request) -> web.Response:
        s, data = self.sessions.of(request), {k: str(v) for k, v in (await request.post()).items()}
        wrong = check("entry", data) if request.method == "POST" else {}
        if request.method == "POST" and not wrong and data.get("mode") == "complete":
            self.ledger.accounts += 1
            self.ledger.subscriptions += data.get("entry[mailmaga_flg]") == "1"
            return layout(
                "会員登録(完了)",
                f"{heading('新規会員登録(完了)')}<p>会員登録ありがとうございます</p>",
                s.cart,
                "entry_complete",
            )
        if request.method == "POST" and not wrong:
            kept = "".join(
                f'<input type="hidden" name="{escape(k)}" value="{escape(v)}">'
                for k, v in data.items()
                if k != "mode"
            )
            body = f'{heading("新規会員登録(確認)")}<form method="post" action="/entry"><p>下記の内容で送信してもよろしいでしょうか？</p>{kept}<button type="submit" class="ec-blockBtn--action" name="mode" value="complete">会員登録をする</button><button type="button" onclick="history.back()" class="ec-blockBtn--cancel">戻る</button></form>'
            return layout("新規会員登録(確認)", body, s.cart, "entry_confirm")
        more = definition(
            "パスワード",
            '<div class="ec-input"><input type="password" id="entry_plain_password_first" name="entry[plain_password][first]" required placeholder="半角英数記号12～50文字"></div>',
            None,
        )
        more += definition(
            "メールマガジン送付について",
            '<div class="ec-radio"><label><input type="radio" name="entry[mailmaga_flg]" value="1" required>受け取る</label><label><input type="radio" name="entry[mailmaga_flg]" value="0" required>受け取らない</label></div>',
            None,
        )
        body = f"""{heading("新規会員登録")}<div class="ec-registerRole"><form method="post" action="/entry" class="h-adr">{person_form("entry", data, wrong)}{more}</div><div class="ec-registerRole__actions"><div class="ec-off4Grid"><div class="ec-checkbox"><label><input type="checkbox" id="entry_user_policy_check" name="entry[user_policy_check]" required value="1"><a href="/help/agreement" target="_blank">利用規約</a>に同意してお進みください</label></div>
<button type="submit" class="ec-blockBtn--action">同意する</button><a class="ec-blockBtn--cancel" href="/">同意しない</a></div></div></form></div>"""
        return layout("新規会員登録", body, s.cart, "entry")

    async def text_page(self, request: web.Request) -> web.Response:
        titles = {
            "about": "当サイトについて",
            "privacy": "プライバシーポリシー",
            "tradelaw": "特定商取引法に基づく表記",
            "agreement": "利用規約",
        }
        title = titles.get(request.path.rsplit("/", 1)[-1], "お問い合わせ")
        return layout(
            title,
            f"{heading(title)}<p>店舗名：くらしの道具 あおい</p><p>ご不明な点は aoi@example.jp までお気軽にお問い合わせください。</p>",
            self.sessions.of(request).cart,
            "help",
        )

    async def zip_data(self, request: web.Request) -> web.Response:
        code = request.match_info["code"]
        number = prefecture(code)
        city, _, town = ZIPS.get(code, "|").partition("|")
        return web.json_response([number, city, town] if number else [])

    async def picture(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        hue = 200 if name == "top" else int(name) * 47 % 360
        size = "1200 360" if name == "top" else "300 300"
        shape = (
            '<path d="M0 250q300-120 600 0t600-40v150H0Z" fill="#345"/>'
            if name == "top"
            else f'<path d="M60 130h180q-10 110-90 110T60 130Z" fill="hsl({hue},45%,45%)"/><ellipse cx="150" cy="130" rx="90" ry="22" fill="hsl({hue},45%,70%)"/>'
        )
        text = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}"><rect width="100%" height="100%" fill="hsl({hue},25%,90%)"/>{shape}</svg>'
        return web.Response(text=text, content_type="image/svg+xml")

    async def icon(self, request: web.Request) -> web.Response:
        path = ICONS.get(request.match_info["name"], ICONS["cross"])
        return web.Response(
            text=f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="{path}" fill="#222"/></svg>',
            content_type="image/svg+xml",
        )

    async def asset(self, request: web.Request) -> web.Response:
        kind = request.match_info["kind"]
        text = (HERE / f"eccube.{kind}").read_text(encoding="utf-8")
        return web.Response(text=text, content_type={"css": "text/css", "js": "text/javascript"}[kind])


def build(ledger: Ledger) -> web.Application:
    shop, app = Shop(ledger), web.Application(middlewares=[with_session])
    gets = {
        "/": shop.home,
        "/products/list": shop.listing,
        "/products/detail/{id}": shop.detail,
        "/block/cart": shop.block_cart,
    }
    gets |= {
        "/cart": shop.cart,
        "/cart/buystep/{key}": shop.buystep,
        "/shopping": shop.shopping,
        "/shopping/complete": shop.complete,
    }
    gets |= {
        "/yubinbango/data/{code}.json": shop.zip_data,
        "/html/upload/save_image/{name}.svg": shop.picture,
        "/icon/{name}.svg": shop.icon,
    }
    gets |= {
        "/html/template/default/assets/{kind:css|js}/{file}": shop.asset,
        "/help/{name}": shop.text_page,
        "/contact": shop.text_page,
    }
    posts = {
        "/products/add_cart/{id}": shop.add,
        "/cart/{how:up|down|remove}/{key}": shop.cart_change,
        "/shopping/confirm": shop.choose,
    }
    posts |= {
        "/shopping/redirect_to": shop.choose,
        "/shopping/customer": shop.customer,
        "/shopping/checkout": shop.checkout,
    }
    both = {
        "/shopping/nonmember": shop.nonmember,
        "/entry": shop.entry,
        "/shopping/login": shop.login,
        "/mypage/login": shop.login,
    }
    both |= {"/products/add_favorite/{id}": shop.login, "/mypage/favorite": shop.login, "/forgot": shop.text_page}
    for path, handler in (gets | both).items():
        app.router.add_get(path, handler)
    for path, handler in (posts | both).items():
        app.router.add_post(path, handler)
    return app


async def buy(page: Page, url: str) -> None:
    await page.goto(url)
    await page.locator(".ec-layoutRole__header .ec-itemNav a", has_text="布もの").click()
    await page.locator("#productForm1 select[name=classcategory_id1]").select_option(label="藍")
    await page.locator("#productForm1 select[name=classcategory_id2]").select_option(label="M")
    await page.locator("#productForm1 .add-cart").click()
    await page.locator(".ec-modal a", has_text="カートへ進む").click()
    await page.get_by_role("link", name="レジに進む").click()
    await page.get_by_role("link", name="ゲスト購入").click()
    typed = {
        "name_name01": "山田",
        "name_name02": "花子",
        "kana_kana01": "ヤマダ",
        "kana_kana02": "ハナコ",
        "postal_code": "1000005",
    }
    for key, value in typed.items():
        await page.fill(f"#nonmember_{key}", value)
    await page.wait_for_function("document.querySelector('#nonmember_address_addr01').value !== ''")
    rest = {
        "address_addr02": "1-9-2",
        "phone_number": "0312345678",
        "email_first": "hanako@example.jp",
        "email_second": "hanako@example.jp",
    }
    for key, value in rest.items():
        await page.fill(f"#nonmember_{key}", value)
    await page.get_by_role("button", name="次へ").click()
    async with page.expect_navigation():
        await page.get_by_label("代金引換").check()
    await page.get_by_role("button", name="確認する").click()
    await page.get_by_role("button", name="注文する").click()
    await page.get_by_text("ご注文番号").wait_for()


SHOP = Lookalike(name="eccube", optimum=7, build=build, buy=buy)
