#!/usr/bin/env python3
"""Makes the fixtures anew, with the programs that people's files come from: LibreOffice, Chromium, Python's email, mailbox and csv, and warcio.

    python3 -m pip install warcio && python3 Tests/RelataCorpusTests/Fixtures/make.py

Needs Debian's libreoffice-writer and chromium-driver. The tests need none of them.
"""
import csv
import email.message
import email.policy
import gzip
import io
import json
import mailbox
import pathlib
import subprocess
import tempfile
import urllib.request
import zipfile

HERE = pathlib.Path(__file__).resolve().parent

TITLE = "Strike ends in the harbour"
PARAGRAPHS = [
    "The dockers of Marseille went back to work on Saturday, after the owners of the port had agreed to talks with the union about their pay.",
    "They had been on strike for a week, and “twenty ships” had waited off the coast of Provence, as the union’s café reported; "
    "none of them carried anything that could spoil, an official of the internationally renowned harbour administration said.",
    "Ada Quill, who speaks for the union, met the minister, Ivo Novak, on Friday. Both called the meeting useful.",
]
SECOND = "Kenya praised Ghana on Friday, and both spoke of the harbour, the bridge and of the price of grain. Neither of the two said what it would cost."

FODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
  xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
  xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
  office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:title>{title}</dc:title><meta:creation-date>2025-02-03T10:00:00</meta:creation-date></office:meta>
<office:styles><style:style style:name="Title" style:family="paragraph"><style:text-properties fo:font-size="24pt"/></style:style>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"/></office:styles>
<office:body><office:text>{body}</office:text></office:body></office:document>
"""

ARTICLE = """<text:tracked-changes><text:changed-region text:id="ct1"><text:deletion><office:change-info><dc:creator>x</dc:creator>
<dc:date>2025-02-03T10:00:00</dc:date></office:change-info><text:p>Deleted words about nobody.</text:p></text:deletion></text:changed-region></text:tracked-changes>
<text:p text:style-name="Title">{title}</text:p>
<text:p>{0}</text:p><text:p>{1}<text:change text:change-id="ct1"/><text:note text:note-class="footnote" text:id="f1"><text:note-citation>1</text:note-citation>
<text:note-body><text:p>A footnote about nothing.</text:p></text:note-body></text:note></text:p>
<text:h text:style-name="Heading_20_1" text:outline-level="1">What it cost</text:h>
<table:table table:name="t"><table:table-column table:number-columns-repeated="2"/><table:table-row><table:table-cell><text:p>Ships</text:p></table:table-cell>
<table:table-cell><text:p>20</text:p></table:table-cell></table:table-row></table:table>
<text:p>{2}<office:annotation><dc:creator>x</dc:creator><dc:date>2025-02-03T10:00:00</dc:date><text:p>A comment on it.</text:p></office:annotation></text:p>"""

PRINTED = f'<text:p text:style-name="Title">{TITLE}</text:p>' + "".join(f"<text:p>{one}</text:p>" for one in PARAGRAPHS)

NEXIS = [
    [TITLE, "The Harbour Gazette", "February 3, 2025 Monday", "Copyright 2025 The Harbour Gazette All Rights Reserved", "Section: NEWS; Pg. 3",
     "Length: 62 words", "Byline: Ada Quill", "Body", *PARAGRAPHS[:2], "Load-Date: February 4, 2025", "End of Document"],
    ["Kenya praises Ghana", "Grain Weekly", "February 7, 2025 Friday", "Copyright 2025 Grain Weekly", "Length: 27 words", "Body", SECOND,
     "Classification", "Language: ENGLISH", "Load-Date: February 8, 2025", "End of Document"],
]
FACTIVA = [
    [TITLE, "By Ada Quill", "62 words", "3 February 2025", "10:32", "The Harbour Gazette", "HARGAZ", "English", "Copyright 2025 The Harbour Gazette. All rights reserved.",
     *PARAGRAPHS[:2], "Document HARGAZ0020250203el2300abc"],
    ["Kenya praises Ghana", "27 words", "7 February 2025", "Grain Weekly", "GRAINW", "English", "(c) 2025 Grain Weekly", SECOND, "Document GRAINW0020250207el2700001"],
]


def paragraphs(lines):
    return "".join(f"<text:p>{line}</text:p>" for line in lines)


def page(body, head=""):
    return f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{TITLE} | The Harbour Gazette</title>{head}</head><body>{body}</body></html>'


def article(extra=""):
    return f"<nav><a href='/'>Home</a> <a href='/world'>World</a></nav><article><h1>{TITLE}</h1>" + "".join(f"<p>{p}</p>" for p in PARAGRAPHS) + f"</article>{extra}"


META = '<meta property="article:published_time" content="2025-02-03T08:00:00Z"><meta property="og:site_name" content="The Harbour Gazette">'


def convert(source, name, *kinds):
    for kind in kinds:
        subprocess.run(["soffice", "--headless", "--convert-to", kind, "--outdir", str(source.parent), str(source)], check=True, capture_output=True)
        ending = kind.split(":")[0]
        (HERE / f"{name}.{ending}").write_bytes(source.with_suffix("." + ending).read_bytes())


def office(folder):
    for name, body, kinds in [
        ("writer", ARTICLE.format(*PARAGRAPHS, title=TITLE), ["docx", "odt", "rtf"]),
        ("printed", PRINTED, ["pdf", "epub"]),
        ("nexis", paragraphs(line for one in NEXIS for line in one), ["docx", "rtf", "html:HTML (StarWriter)"]),
        ("factiva", paragraphs(line for one in FACTIVA for line in one), ["docx", "rtf", "html:HTML (StarWriter)"]),
    ]:
        source = folder / f"{name}.fodt"
        source.write_text(FODT.format(title=TITLE, body=body), encoding="utf-8")
        convert(source, name, *kinds)


def chromium(folder):
    (folder / "picture.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>")
    (folder / "frame.html").write_text(page("<p>A frame with an advertisement for bicycles, which are cheap this week in all shops.</p>"))
    source = folder / "page.html"
    source.write_text(page(article("<img src='picture.svg'><iframe src='frame.html'></iframe>"), META))
    driver = subprocess.Popen(["chromedriver", "--port=9517"], stdout=subprocess.DEVNULL)
    try:
        def call(path, body=None, method="POST"):
            data = None if body is None else json.dumps(body).encode()
            request = urllib.request.Request("http://127.0.0.1:9517" + path, data, {"Content-Type": "application/json"}, method=method)
            for attempt in range(50):
                try:
                    return json.load(urllib.request.urlopen(request))["value"]
                except urllib.error.URLError as error:
                    if isinstance(error, urllib.error.HTTPError) or attempt == 49:
                        raise
                    __import__("time").sleep(0.2)
        options = {"goog:chromeOptions": {"args": ["--headless", "--no-sandbox", "--disable-gpu"]}}
        session = "/session/" + call("/session", {"capabilities": {"alwaysMatch": options}})["sessionId"]
        call(session + "/url", {"url": source.as_uri()})
        saved = call(session + "/goog/cdp/execute", {"cmd": "Page.captureSnapshot", "params": {"format": "mhtml"}})["data"]
        # The folder is another one each time.
        (HERE / "chromium.mhtml").write_bytes(saved.replace(folder.as_uri(), "https://gazette.example").encode())
        columns = f"<style>main {{ column-count: 2; text-align: justify; hyphens: auto; width: 420px }}</style><h1>{TITLE}</h1><main>"
        columns += "".join(f"<p>{p}</p>" for p in PARAGRAPHS * 3) + "</main>"
        source.write_text(page(columns))
        call(session + "/url", {"url": source.as_uri()})
        printed = call(session + "/print", {"page": {"width": 14, "height": 18}})
        (HERE / "columns.pdf").write_bytes(__import__("base64").b64decode(printed))
        call(session, method="DELETE")
    finally:
        driver.terminate()


def message(subject, sender, date, identifier, text, html=None, charset="utf-8", encoding="quoted-printable"):
    out = email.message.EmailMessage(policy=email.policy.SMTP)
    out["Subject"], out["From"], out["To"], out["Date"], out["Message-ID"] = subject, sender, "desk@gazette.example", date, identifier
    out.set_content(text, charset=charset, cte=encoding)
    if html:
        out.add_alternative(html, subtype="html")
    return out


def mail():
    first = message(TITLE + " – at last, says the café", "Ada Quíll <ada@gazette.example>", "Mon, 03 Feb 2025 23:30:00 -0500", "<1@gazette.example>",
                    "\n\n".join(PARAGRAPHS) + "\n\n> what you wrote\n> and more\n\n-- \nAda Quill, desk\n", page(article()))
    first.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="rapport été.pdf")
    (HERE / "python.eml").write_bytes(first.as_bytes())
    second = message("Nur ein Verweis", "grain@example.org", "Fri, 07 Feb 2025 09:00:00 +0000", "<2@example.org>", "See it in your browser.",
                     f"<p>{SECOND}</p>", charset="iso-8859-1", encoding="base64")
    third = message("From the harbour", "Wire <wire@example.org>", "Sat, 08 Feb 2025 09:00:00 +0000", "<3@example.org>",
                    "From Marseille, our correspondent writes that all is well.\n\nFrom there the ships sail to Algiers and to Tunis, he adds.\n", encoding="7bit")
    path = HERE / "python.mbox"
    path.unlink(missing_ok=True)
    box = mailbox.mbox(path)
    for one in [first, second, third]:
        box.add(mailbox.mboxMessage(one))
    box.close()
    # The time of writing stands in the lines between.
    lines = path.read_bytes().split(b"\n")
    path.write_bytes(b"\n".join(b"From MAILER-DAEMON Mon Feb  3 10:00:00 2025" if line.startswith(b"From MAILER-DAEMON") else line for line in lines))


def crawl():
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter
    for name, packed in [("warcio.warc", False), ("warcio.warc.gz", True)]:
        with open(HERE / name, "wb") as out:
            writer = WARCWriter(out, gzip=packed)

            def add(address, status, kind, body, *headers):
                http = StatusAndHeaders(status, [("Content-Type", kind), *headers], protocol="HTTP/1.1")
                record = writer.create_warc_record(
                    address, "response", payload=io.BytesIO(body), http_headers=http,
                    warc_headers_dict={"WARC-Date": "2025-02-04T10:00:00Z", "WARC-Record-ID": "<urn:uuid:00000000-0000-4000-8000-%012d>" % len(body)})
                writer.write_record(record)
            html = page(article(), META).encode()
            chunks = b"".join(b"%x\r\n%s\r\n" % (len(html[i:i + 300]), html[i:i + 300]) for i in range(0, len(html), 300)) + b"0\r\n\r\n"
            add("https://gazette.example/strike", "200 OK", "text/html; charset=utf-8", chunks, ("Transfer-Encoding", "chunked"))
            add("https://gazette.example/picture.jpg", "200 OK", "image/jpeg", b"\xff\xd8\xff")
            add("https://gazette.example/old", "301 Moved Permanently", "text/html", b"<p>Moved</p>")
            latin = page(f"<h1>Zwölf Boxkämpfer</h1><p>{SECOND} Zwölf Boxkämpfer sahen zu.</p>").replace('<meta charset="utf-8">', "").encode("iso-8859-1")
            add("https://www.grain.example/a", "200 OK", "text/html; charset=iso-8859-1", gzip.compress(latin, mtime=0), ("Content-Encoding", "gzip"))


def archives():
    with open(HERE / "python.csv", "w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow(["url", "headline", "published", "body", "outlet"])
        writer.writerow(["https://gazette.example/1", TITLE, "1738540800000", "\n".join(PARAGRAPHS), "The Harbour Gazette"])
        writer.writerow(["https://gazette.example/2", "Kenya praises Ghana", "07.02.2025", SECOND, "Grain Weekly"])
    stamp = (2025, 2, 3, 10, 0, 0)
    with zipfile.ZipFile(HERE / "mixed.zip", "w", zipfile.ZIP_DEFLATED) as out:
        for name in ["python.csv", "writer.docx", "warcio.warc.gz"]:
            out.writestr(zipfile.ZipInfo("news/" + name, stamp), (HERE / name).read_bytes(), zipfile.ZIP_DEFLATED)
        out.writestr(zipfile.ZipInfo("news/2025-02-07-kenya.txt", stamp), "Kenya praises Ghana\n\n" + SECOND + "\n", zipfile.ZIP_DEFLATED)
        out.writestr(zipfile.ZipInfo("news/picture.jpg", stamp), b"\xff\xd8\xff\0", zipfile.ZIP_STORED)
        out.writestr(zipfile.ZipInfo("__MACOSX/news/._picture.jpg", stamp), b"x", zipfile.ZIP_STORED)
    (HERE / "python.csv.gz").write_bytes(gzip.compress((HERE / "python.csv").read_bytes(), mtime=0))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        office(pathlib.Path(folder))
        chromium(pathlib.Path(folder))
    mail()
    crawl()
    archives()
