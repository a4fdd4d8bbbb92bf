"""The shop's pictures: flat still lifes, drawn as SVG from a shape, a colour and the morning light."""

from __future__ import annotations

from functools import cache

TONES = {
    "sand": ("#e3cfa9", "#c4aa7c"),
    "slate": ("#6d7a84", "#4c5861"),
    "white": ("#fbf8f1", "#d9d2c3"),
    "terracotta": ("#cf7350", "#a9543a"),
    "sage": ("#a3b596", "#7f9372"),
    "blue": ("#6a8fb3", "#466a8d"),
    "honey": ("#eeb544", "#c98a1b"),
    "walnut": ("#8a5a3b", "#653f28"),
    "oak": ("#d6a872", "#b1824d"),
    "clear": ("#dfeaea", "#b9cccc"),
}
WALLS = {
    "sand": ("#f3e3d6", "#e6cfbd"),
    "slate": ("#f4e6d3", "#e7d2b4"),
    "white": ("#dfe5da", "#c7d2c3"),
    "terracotta": ("#e5e9e0", "#cfd8cb"),
    "sage": ("#f6e3d8", "#ecccb9"),
    "blue": ("#f5ead6", "#ead6b4"),
    "honey": ("#e3e8ea", "#c9d4d8"),
    "walnut": ("#efe7da", "#ddd0ba"),
    "oak": ("#dfe6e1", "#c4d0c8"),
    "clear": ("#f3e0d4", "#e7c8b6"),
}
BRASS, STEEL, INK, COFFEE = "#c79b4b", "#c9cdd0", "#3c332d", "#4a2f22"
STEAM = (
    '<g fill="none" stroke="#fff" stroke-width="7" stroke-linecap="round" opacity=".65">'
    '<path d="M270 {y}c-22-28 20-44 0-76"/><path d="M320 {y}c-22-28 20-44 0-76"/></g>'
)


def _mug(a: str, b: str) -> str:
    return (
        STEAM.format(y=210)
        + f'<path d="M400 290c80-14 92 130-14 122" fill="none" stroke="{b}" stroke-width="24"/>'
        f'<path d="M190 250h220l-14 190q-4 32-40 32H244q-36 0-40-32z" fill="{a}"/>'
        f'<path d="M340 250h70l-14 190q-4 32-40 32h-40q28-4 30-40z" fill="{b}" opacity=".45"/>'
        f'<ellipse cx="300" cy="250" rx="110" ry="24" fill="{b}"/><ellipse cx="300" cy="254" rx="94" ry="17" fill="{COFFEE}"/>'
        '<path d="M224 300q0 80 10 130" stroke="#fff" stroke-width="9" opacity=".35" fill="none" stroke-linecap="round"/>'
    )


def _dripper(a: str, b: str) -> str:
    return (
        STEAM.format(y=160)
        + '<path d="M200 372h200l-18 84q-6 22-34 22H252q-28 0-34-22z" fill="#e9eff0" opacity=".9"/>'
        f'<path d="M212 420h176l-8 38q-6 20-32 20H252q-26 0-32-20z" fill="{COFFEE}" opacity=".85"/>'
        f'<path d="M412 220c70 0 62 96-34 92" fill="none" stroke="{b}" stroke-width="20"/>'
        f'<path d="M172 196h256l-84 142H256z" fill="{a}"/><path d="M350 196h78l-84 142h-50z" fill="{b}" opacity=".5"/>'
        f'<ellipse cx="300" cy="196" rx="128" ry="24" fill="{b}"/><ellipse cx="300" cy="199" rx="108" ry="16" fill="#f7efe2"/>'
        f'<ellipse cx="300" cy="203" rx="80" ry="10" fill="{COFFEE}"/>'
        f'<rect x="186" y="336" width="228" height="26" rx="13" fill="{a}"/><rect x="300" y="336" width="114" height="26" rx="13" fill="{b}" opacity=".5"/>'
    )


def _kettle(a: str, b: str) -> str:
    return (
        f'<path d="M206 414C120 400 150 250 92 226l16-20c84 24 62 148 112 150z" fill="{b}"/>'
        f'<path d="M398 262c96-40 130 100 16 146" fill="none" stroke="#7a4f33" stroke-width="22" stroke-linecap="round"/>'
        f'<path d="M226 250h160q46 110 34 190-6 32-44 32H236q-40 0-44-32-10-80 34-190z" fill="{a}"/>'
        f'<path d="M330 250h56q46 110 34 190-6 32-44 32h-50q40-100 4-222z" fill="{b}" opacity=".55"/>'
        f'<path d="M226 250q80-46 160 0z" fill="{b}"/><rect x="292" y="196" width="28" height="28" rx="14" fill="#7a4f33"/>'
        '<path d="M226 300q-18 70-12 130" stroke="#fff" stroke-width="9" opacity=".35" fill="none" stroke-linecap="round"/>'
    )


def _grinder(a: str, b: str) -> str:
    return (
        f'<path d="M300 190V150h118" fill="none" stroke="{STEEL}" stroke-width="14" stroke-linecap="round" stroke-linejoin="round"/>'
        f'<circle cx="424" cy="140" r="24" fill="{a}"/><path d="M424 164a24 24 0 0 0 17-41z" fill="{b}"/>'
        f'<rect x="232" y="190" width="136" height="44" rx="10" fill="{STEEL}"/><rect x="222" y="230" width="156" height="150" rx="14" fill="{a}"/>'
        f'<path d="M310 230h54q14 0 14 14v122q0 14-14 14h-54z" fill="{b}" opacity=".6"/>'
        f'<rect x="232" y="376" width="136" height="96" rx="14" fill="{STEEL}"/><path d="M316 376h52v82q0 14-14 14h-38z" fill="#9aa1a6" opacity=".6"/>'
        '<path d="M244 256v96" stroke="#fff" stroke-width="8" opacity=".25" stroke-linecap="round"/>'
    )


def _bag(a: str, b: str) -> str:
    return (
        f'<path d="M206 176h188l20 270q2 28-26 28H212q-28 0-26-28z" fill="{a}"/><path d="M330 176h64l20 270q2 28-26 28h-50z" fill="{b}" opacity=".45"/>'
        f'<path d="M200 150h200v44H200z" fill="{b}"/><path d="M200 165h200" stroke="#fff" stroke-width="3" opacity=".4"/>'
        '<rect x="230" y="262" width="140" height="128" rx="8" fill="#fbf6ec"/>'
        f'<circle cx="300" cy="308" r="22" fill="{BRASS}"/><path d="M252 312h96v24h-96z" fill="#fbf6ec"/>'
        f'<path d="M262 320h76M274 344h52M282 364h36" stroke="{INK}" stroke-width="6" stroke-linecap="round"/>'
    )


def _press(a: str, b: str) -> str:
    return (
        f'<path d="M388 250c84-6 84 140 0 140" fill="none" stroke="{BRASS}" stroke-width="18"/>'
        f'<path d="M300 130v80" stroke="{STEEL}" stroke-width="8"/><circle cx="300" cy="122" r="17" fill="{INK}"/>'
        f'<rect x="212" y="224" width="176" height="248" rx="14" fill="{a}" opacity=".9"/>'
        f'<rect x="222" y="318" width="156" height="144" rx="8" fill="{COFFEE}"/><path d="M222 318h156v14H222z" fill="#8d6244"/>'
        f'<path d="M204 222q96-36 192 0v18H204z" fill="{BRASS}"/><path d="M208 300h184M208 440h184" stroke="{BRASS}" stroke-width="9"/>'
        f'<path d="M212 224v254M388 224v254" stroke="{BRASS}" stroke-width="9" stroke-linecap="round"/>'
        f'<path d="M236 250v56" stroke="#fff" stroke-width="9" opacity=".7" stroke-linecap="round"/><path d="M212 240l-24-10" stroke="{b}" stroke-width="12"/>'
    )


def _teapot(a: str, b: str) -> str:
    return (
        f'<path d="M410 280c106-20 106 150-16 134" fill="none" stroke="{b}" stroke-width="24"/>'
        f'<path d="M206 400C130 390 140 300 88 280l22-26c70 14 70 60 120 66z" fill="{b}"/>'
        f'<path d="M300 226c110 0 142 90 128 166-10 56-54 80-128 80s-118-24-128-80c-14-76 18-166 128-166z" fill="{a}"/>'
        f'<path d="M352 236c80 26 86 96 76 156-10 56-54 80-128 80 90-30 110-130 52-236z" fill="{b}" opacity=".5"/>'
        f'<path d="M224 240q76-50 152 0-76 22-152 0z" fill="{b}"/><circle cx="300" cy="200" r="18" fill="{b}"/>'
        '<path d="M206 310q-8 50 8 90" stroke="#fff" stroke-width="10" opacity=".4" fill="none" stroke-linecap="round"/>'
    )


def _tin(a: str, b: str) -> str:
    return (
        f'<rect x="206" y="214" width="188" height="258" rx="12" fill="{a}"/><path d="M330 214h52q12 0 12 12v234q0 12-12 12h-52z" fill="{b}" opacity=".5"/>'
        f'<rect x="198" y="166" width="204" height="60" rx="12" fill="{b}"/><path d="M198 206h204" stroke="#fff" stroke-width="3" opacity=".35"/>'
        '<ellipse cx="300" cy="340" rx="66" ry="78" fill="#fbf6ec"/>'
        '<path d="M300 300c34 20 30 62 0 82-30-20-34-62 0-82z" fill="#7f9372"/>'
        '<path d="M300 312v84" stroke="#566a4b" stroke-width="5" stroke-linecap="round"/>'
    )


def _plate(a: str, b: str) -> str:
    return (
        f'<ellipse cx="300" cy="392" rx="214" ry="78" fill="{b}"/><ellipse cx="300" cy="380" rx="214" ry="76" fill="{a}"/>'
        f'<ellipse cx="300" cy="386" rx="150" ry="48" fill="{b}" opacity=".45"/>'
        '<ellipse cx="254" cy="360" rx="76" ry="42" fill="#d99a52"/><path d="M196 350q56-50 116-8" stroke="#f1c78b" stroke-width="9" fill="none" stroke-linecap="round"/>'
        '<circle cx="368" cy="372" r="17" fill="#8c3b4f"/><circle cx="398" cy="384" r="15" fill="#6d3f78"/><circle cx="374" cy="398" r="14" fill="#a54a5c"/>'
        '<path d="M362 352l14-22" stroke="#7f9372" stroke-width="8" stroke-linecap="round"/>'
    )


def _bowl(a: str, b: str) -> str:
    return (
        f'<path d="M130 300h340c0 110-60 172-120 172H250c-60 0-120-62-120-172z" fill="{a}"/>'
        f'<path d="M380 300h90c0 110-60 172-120 172h-60c70-30 92-100 90-172z" fill="{b}" opacity=".5"/>'
        f'<ellipse cx="300" cy="300" rx="170" ry="42" fill="{b}"/><ellipse cx="300" cy="302" rx="148" ry="32" fill="#efe0c2"/>'
        '<circle cx="252" cy="296" r="17" fill="#4d5f94"/><circle cx="286" cy="308" r="15" fill="#3f4f80"/><circle cx="268" cy="316" r="12" fill="#5c6fa6"/>'
        '<path d="M330 306c16-22 50-18 58-4-20 16-46 18-58 4z" fill="#cf7350"/>'
        '<path d="M156 340q14 60 50 94" stroke="#fff" stroke-width="10" opacity=".35" fill="none" stroke-linecap="round"/>'
    )


def _jug(a: str, b: str) -> str:
    return (
        '<path d="M392 250c92-20 92 150-6 150" fill="none" stroke="#f4f1ea" stroke-width="20"/>'
        f'<path d="M212 190l-36-20 30-24h170l10 44q44 110 30 240-4 42-44 42H232q-40 0-44-42-14-130 24-240z" fill="{a}"/>'
        f'<path d="M330 146h46l10 44q44 110 30 240-4 42-44 42h-50q52-150 8-326z" fill="{b}" opacity=".5"/>'
        '<path d="M176 170l30-24h170" fill="none" stroke="#3c5f8c" stroke-width="12" stroke-linejoin="round"/>'
        '<path d="M224 250q-20 80-14 170" stroke="#fff" stroke-width="9" opacity=".8" fill="none" stroke-linecap="round"/>'
    )


def _board(a: str, b: str) -> str:
    return (
        f'<g transform="rotate(-6 300 340)"><rect x="136" y="240" width="330" height="212" rx="28" fill="{b}"/>'
        f'<rect x="136" y="230" width="330" height="212" rx="28" fill="{a}"/><circle cx="432" cy="264" r="13" fill="#efe5d3"/>'
        f'<rect x="158" y="252" width="286" height="168" rx="18" fill="none" stroke="{b}" stroke-width="5" opacity=".7"/>'
        f'<path d="M170 300q120-18 250 0M170 340q120 16 250 0M170 380q120-14 250 2" stroke="{b}" stroke-width="4" fill="none" opacity=".6"/></g>'
        '<ellipse cx="262" cy="330" rx="92" ry="56" fill="#c98642"/><ellipse cx="262" cy="318" rx="92" ry="54" fill="#e2b274"/>'
        '<path d="M206 300l24 30M244 284l24 36M286 284l22 34" stroke="#c98642" stroke-width="8" stroke-linecap="round"/>'
    )


def _towels(a: str, b: str) -> str:
    return (
        f'<rect x="158" y="382" width="284" height="86" rx="26" fill="{b}"/><rect x="158" y="368" width="284" height="56" rx="26" fill="{a}"/>'
        '<rect x="170" y="296" width="260" height="84" rx="26" fill="#d8cfbd"/><rect x="170" y="284" width="260" height="54" rx="26" fill="#f6f0e3"/>'
        f'<path d="M206 286v92M226 286v92M374 286v92" stroke="{a}" stroke-width="9"/><path d="M206 372v94M226 372v94M374 372v94" stroke="#fff" stroke-width="7" opacity=".6"/>'
        f'<path d="M236 250q64-30 128 0v44H236z" fill="{BRASS}" opacity=".85"/><path d="M262 264h76" stroke="#fff" stroke-width="6" stroke-linecap="round"/>'
    )


def _jar(a: str, b: str) -> str:
    return (
        f'<rect x="196" y="222" width="208" height="250" rx="34" fill="{a}"/><path d="M330 222h40q34 0 34 34v182q0 34-34 34h-40z" fill="{b}" opacity=".6"/>'
        f'<rect x="212" y="160" width="176" height="66" rx="12" fill="{BRASS}"/><path d="M212 190h176" stroke="#fff" stroke-width="4" opacity=".4"/>'
        '<rect x="222" y="296" width="156" height="110" rx="10" fill="#fbf6ec"/>'
        f'<path d="M300 314l26 15v30l-26 15-26-15v-30z" fill="{b}"/><path d="M256 390h88" stroke="{INK}" stroke-width="6" stroke-linecap="round"/>'
        '<path d="M214 260v160" stroke="#fff" stroke-width="8" opacity=".5" stroke-linecap="round"/>'
    )


SHAPES = {
    "mug": _mug,
    "dripper": _dripper,
    "kettle": _kettle,
    "grinder": _grinder,
    "bag": _bag,
    "press": _press,
    "teapot": _teapot,
    "tin": _tin,
    "plate": _plate,
    "bowl": _bowl,
    "jug": _jug,
    "board": _board,
    "towels": _towels,
    "jar": _jar,
}


@cache
def product_picture(shape: str, tone: str) -> str:
    """A square picture of a thing on a table by the wall."""
    wall, shade = WALLS[tone]
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 600" width="600" height="600">'
        f'<defs><linearGradient id="w" x2="1" y2="1"><stop stop-color="{wall}"/><stop offset="1" stop-color="{shade}"/></linearGradient></defs>'
        '<path fill="url(#w)" d="M0 0h600v600H0z"/><path fill="#fff" opacity=".28" d="M0 0h210L20 440H0zM270 0h90L120 440H52z"/>'
        '<path fill="#f5ecdf" d="M0 436h600v164H0z"/><path fill="#e4d5c0" d="M0 436h600v8H0z"/>'
        '<ellipse cx="322" cy="474" rx="210" ry="26" fill="#8a6d52" opacity=".22"/>'
        f"{SHAPES[shape](*TONES[tone])}</svg>"
    )


@cache
def hero_picture() -> str:
    """The table by the window on the front page."""
    placed = (
        ("press", "clear", 40, 128, 0.95),
        ("plate", "sand", 360, 170, 0.95),
        ("mug", "terracotta", 690, 216, 0.78),
        ("jar", "honey", 985, 246, 0.66),
    )
    things = "".join(
        f'<g transform="translate({x} {y}) scale({scale})">'
        f'<ellipse cx="312" cy="474" rx="180" ry="24" fill="#8a6d52" opacity=".25"/>{SHAPES[shape](*TONES[tone])}</g>'
        for shape, tone, x, y, scale in placed
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1400 700" width="1400" height="700">'
        '<defs><linearGradient id="s" y2="1" x2="0"><stop stop-color="#f6c89a"/><stop offset="1" stop-color="#fbe9d2"/></linearGradient>'
        '<linearGradient id="w" x2="1"><stop stop-color="#efe0cf"/><stop offset="1" stop-color="#e3cbb4"/></linearGradient></defs>'
        '<path fill="url(#w)" d="M0 0h1400v700H0z"/><rect x="470" y="0" width="560" height="400" fill="#fdf9f2"/>'
        '<rect x="492" y="0" width="516" height="380" fill="url(#s)"/><circle cx="760" cy="250" r="86" fill="#fff3d9"/>'
        '<path d="M492 330q120-70 260-20t256-30v100H492z" fill="#a3b596"/><path d="M492 352q150-40 300 0t216-14v42H492z" fill="#7f9372"/>'
        '<path d="M742 0h16v380h-16zM492 180h516v14H492z" fill="#fdf9f2"/><rect x="448" y="380" width="604" height="26" rx="4" fill="#fdf9f2"/>'
        '<path fill="#fff" opacity=".22" d="M500 406h240L360 560H60zM790 406h220l-60 154H620z"/>'
        '<path fill="#f7eee1" d="M0 540h1400v160H0z"/><path fill="#e2d0b8" d="M0 540h1400v9H0z"/>'
        f"{things}</svg>"
    )


FAVICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#f7eee1"/>'
    '<path d="M6 21a10 10 0 0 1 20 0z" fill="#a9482c"/><path d="M3 24h26" stroke="#2f2723" stroke-width="2.4" stroke-linecap="round"/>'
    '<path d="M16 4v4M6 9l2.6 2.6M26 9l-2.6 2.6" stroke="#a9482c" stroke-width="2.4" stroke-linecap="round"/></svg>'
)
