"""Cleaning: small phrases in, small phrases out; what is right stays as it is."""

import re

import pytest

from etl.clean import clean
from etl.clean.lines import NOTICES
from etl.page.language import detect, is_foreign
from etl.page.rules import page_rules
from tests.test_clean_properties import parsed

PROSE = (
    "The last convoy left the depot by road on Monday, the ministry said, and nobody stayed behind to guard the gates."
)


def cleaned(text: str, language: str | None = "en") -> str:
    return str(clean(parsed(text, language))["text"][0])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # spaces that are missing
        ("left the coalition.“To be clear,” he said", "left the coalition. “To be clear,” he said"),
        ("by September 2025.Others stay.They left!Nobody", "by September 2025. Others stay. They left! Nobody"),
        ("at which bases.”We stay,” he said", "at which bases. “We stay,” he said"),
        ('what it means."In the end', 'what it means. "In the end'),
        (
            'he said."The 10-year mark," he added."No," she said.',
            'he said. "The 10-year mark," he added. "No," she said.',
        ),
        ("in the U.S.The army,navy and police.US forces left", "in the U.S. The army, navy and police. US forces left"),
        ("about 20%.Most left (all of them).He stayed", "about 20%. Most left (all of them). He stayed"),
        ("It left.It stayed.In May it went.On Monday", "It left. It stayed. In May it went. On Monday"),
        # quotes that face the wrong way or float
        ("left “the city. “ According to him", "left “the city.” According to him"),
        ("“We leave,“ he said. ”We stay,” she said", "“We leave,” he said. “We stay,” she said"),
        ('he said " we leave " and left', 'he said "we leave" and left'),
        # spaces that are too many
        ("the base , he said . It is empty ; all left !", "the base, he said. It is empty; all left!"),
        ("the force ( SDF ) left", "the force (SDF) left"),
        ("one  two\xa0three\u2009four\tfive", "one two three four five"),
        # characters
        ("the coalitionâ€™s end â€“ or not", "the coalition’s end – or not"),
        ("Erdoğanâ€™s visit to QamiÅŸlo", "Erdoğan’s visit to Qamişlo"),
        ("the coalition\x92s end", "the coalition’s end"),
        ("Smith &amp; Sons &lt;3 &#8220;yes&#8221; &nbsp;no", "Smith & Sons <3 “yes” no"),
        ("co\xadali\u200btion\ufeff left", "coalition left"),
        ("Tu\u0308rkiye ﬁred", "Türkiye fired"),
        # layout
        ("One.\r\nTwo.\rThree.\n \n\n\tFour.", "One.\n\nTwo.\n\nThree.\n\nFour."),
        ("<p>One <b>two</b></p><p>three</p>", "One two\n\nthree"),
    ],
)
def test_what_is_wrong_is_put_right(text: str, expected: str) -> None:
    assert cleaned(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The U.S.A. and the U.K. met at 9 a.m. in St. Louis, News.Az and example.org said at 3.5 percent.",
        "“‘We leave,’ he told me,” she said. ‘No,’ I said.",
        'A 5\'7" man with a 12" knife said so.',
        "“The first paragraph of a long quotation.\n\n“The second one,” he said.",
        "He spoke of ‘the troops’ withdrawal’ – and the Coalition’s “so-called” end…",
        "They left ... and came back [in 2026], at 10:30, with 2,500 men; 1:2 odds.",
        "Ask Yahoo! for it. What?! No... Yes—no. AT&T said R&D.",
        "Erdoğan, Pelé, Łódź, São Paulo, Ağrı, Öcalan, Đà Nẵng, naïve café",
        "German „so“ and French « so » stay.",
        "Read the report, he said. Share prices fell. Follow the money, she said. Subscribe to nothing.",
        "(Reporting by Ana Costa; Editing by Jon Berg)",
        "“Yes.”\n\n“No.”\n\n“Yes.”",
        "www.Example.Com/A.B and Ana.Costa@example.org wrote.",
        "5 < 6 > 4 and a<b",
    ],
)
def test_what_is_right_stays(text: str) -> None:
    article = clean(parsed(text))
    assert article["text"][0] == text
    assert article["fixes"][0].to_list() == []
    assert article["offsets"][0].to_list() == [
        {"clean_start": 0, "clean_end": len(text), "raw_start": 0, "raw_end": len(text)}
    ]


def test_french_keeps_its_spaces() -> None:
    assert cleaned("Pourquoi ? demande-t-il ; rien.", "fr") == "Pourquoi ? demande-t-il ; rien."


@pytest.mark.parametrize(
    "line",
    [
        "TT", "Advertisement", "ADVERTISEMENT", "Follow us on Telegram", "+ ↺ − 16 px", "Share this article:", "Facebook Twitter WhatsApp",
        "Read more: Army Leaves the Old Fort", "Also read: Army Leaves the Old Fort", "Subscribe to our newsletter", "3 min read", "* * *",
        "We use cookies to improve this site. By going on you accept our cookie policy.", "© 2024 Harbour Times. All rights reserved.",
        "Sign up for our daily letter", "Copyright 2024 Harbour Times", "-ENDS-", "12 comments", "Skip to content",
    ],
)  # fmt: skip
def test_furniture_goes(line: str) -> None:
    assert cleaned(f"{PROSE}\n\n{line}\n\nIt rained.") == f"{PROSE}\n\nIt rained."


@pytest.mark.parametrize(
    "line",
    [
        "Bir hata veya yanlışlık buldunuz mu?", "Lees meer over onze redactie", "Читайте также: наши новости", "اقرأ أيضا في هذا الموقع",
        "Weitere Nachrichten finden Sie auf unserer Seite", "Pour en savoir plus, lisez notre dossier sur le sujet",
        "Baca juga berita lain yang ada di situs ini", "Leia mais sobre o assunto na nossa página", "关注我们的 微信 公众号",
    ],
)  # fmt: skip
def test_footers_in_other_languages_go(line: str) -> None:
    story = f"{PROSE}\n\nThe gates are shut, and the key is with the mayor."
    assert cleaned(f"{story}\n\n{line}") == story
    assert cleaned(f"{line}\n\n{story}") == story


@pytest.mark.parametrize(
    "line",
    [
        "Recep Tayyip Erdoğan",
        "“No pasarán, que se vayan de la base”",
        "Bagram, Kandahar, Herat, Mazar-i-Sharif",
        "El País / Le Monde",
    ],
)
def test_names_and_quotations_are_not_footers(line: str) -> None:
    assert cleaned(f"{PROSE}\n\n{line}") == f"{PROSE}\n\n{line}"


def test_no_language_is_taken_out_of_a_text_that_is_half_in_it() -> None:
    text = f"{PROSE}\n\nLes derniers soldats ont quitté la base dans la nuit, et les portes sont restées ouvertes pour tous."
    assert cleaned(text) == text
    assert cleaned("Lees meer over onze redactie", None) == "Lees meer over onze redactie"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (PROSE, "en"),
        ("Les derniers soldats ont quitté la base dans la nuit, et les portes sont restées ouvertes.", "fr"),
        ("Die letzten Soldaten haben den Stützpunkt in der Nacht verlassen, und die Tore sind offen.", "de"),
        ("Los últimos soldados dejaron la base por la noche y las puertas están abiertas.", "es"),
        ("Son askerler gece üssü terk etti ve kapılar açık kaldı, bu bir ilk olarak görüldü.", "tr"),
        ("Последние солдаты покинули базу в ночь на понедельник, и никто не остался.", "ru"),
        ("غادر آخر الجنود القاعدة في الليل و لم يبق أحد في هذا المكان", "ar"),
        ("7 3 9", None),
        ("Tamsk Korva", None),
    ],
)
def test_languages(text: str, language: str | None) -> None:
    assert detect(text) == language
    assert language is None or not is_foreign(text, language)


def test_repeats_are_kept_once() -> None:
    caption = "Trucks at the camp. (Agency file photo)"
    assert cleaned(f"Camp Is Shut\n\n{caption}\n{caption}\nTT\n\nCamp Is Shut\n\n{caption}\n\n{PROSE}\n\n{PROSE}") == (
        f"Camp Is Shut\n\n{caption}\n\n{PROSE}"
    )


def test_every_notice_passes_the_gate() -> None:
    assert [phrase for phrase in page_rules().holds if not re.search(NOTICES, phrase)] == []


def test_fixes_are_named_in_the_order_in_which_they_bit() -> None:
    article = clean(parsed(f"{PROSE}\n\nTT\n\nthe coalitionâ€™s end ,he said"))
    assert article["text"][0] == f"{PROSE}\n\nthe coalition’s end, he said"
    assert article["fixes"][0].to_list() == ["mojibake", "furniture", "spaces_before_marks", "paragraphs"]


def test_an_empty_batch() -> None:
    assert clean(parsed("").clear()).height == 0
