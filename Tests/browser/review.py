"""Reviewing in a page: what is decided is kept, undone, saved, and applied by the command."""
import json
import os
import subprocess

from selenium.webdriver.common.keys import Keys

from browser import check


def decisions(page):
    return [entry.text for entry in page.all("#decided li")]


def choose(page, index):
    page.run("choose(data.relations[arguments[0]].id)", index)


def by_button(page, index, label):
    choose(page, index)
    [button for button in page.all("#evidence .said .review > button") if button.text == label][0].click()


def edges(graph):
    return {(e["source"], e["target"], e["type"], e["polarity"], e["modality"], e["attributed"]): e.get("corrected") for e in graph["edges"]}


def key(page, index):
    read = page.run("const r = data.relations[arguments[0]]; return [r.read.source, r.read.target, r.read.type, r.read.polarity, r.read.modality, r.speaker]", index)
    return tuple(read)


def decide(page):
    """Two clicks take a relation out; the rest by buttons, fields and keys. Returns the relations that were rejected, confirmed and changed."""
    page.run("document.activeElement.blur()")
    everything = len(page.rows())
    page.click(page.lines()[0])
    page.all("#evidence .said .review > button")[0].click()
    check(len(decisions(page)) == 1 and len(page.rows()) == everything - 1, "two clicks take a relation out")
    rejected = page.run("return data.relations.findIndex(relation => relation.rejected)")
    rest = page.run("return [...visible]")
    confirmed, changed, flipped = rest[0], rest[1], rest[2]
    by_button(page, confirmed, "Confirm")
    choose(page, changed)
    page.run("document.querySelector('#evidence .said details').open = true")
    page.run("const type = document.querySelector('#evidence [name=new-type]'); type.value = [...type.options].map(o => o.value).find(v => v !== type.value);"
             "document.querySelector('#evidence [name=new-modality]').value = 'hypothetical'; document.querySelector('#evidence [name=reason]').value = 'a \"quoted\": reason #1'")
    [button for button in page.all("#evidence .said .fields button")][0].click()
    check("→" in decisions(page)[-1], f"a change is listed: {decisions(page)}")
    # By keys: denied or not, the other way round, and back.
    choose(page, flipped)
    page.run("document.getElementById('evidence').focus()")
    before = page.run("return data.relations[arguments[0]].polarity", flipped)
    page.press("n")
    page.press("d")
    after = page.run("const r = data.relations[arguments[0]]; return [r.polarity, r.source === r.read.target]", flipped)
    check(after[0] != before and after[1], "n denies and d turns round")
    page.press("u")
    check(page.run("const r = data.relations[arguments[0]]; return r.source === r.read.source && r.polarity !== r.read.polarity", flipped), "u takes the last back")
    return rejected, confirmed, changed, flipped


def names(page):
    """Two names made one, one name that is two, a new name."""
    entities = page.run("return data.entities.map(e => [e.id, e.name, e.type, e.element])")
    one, other = entities[-1], entities[-2]
    page.run("choose(arguments[0])", one[3])
    page.run("document.querySelector('#evidence [name=same]').value = arguments[0]", other[0])
    page.run("document.querySelector('#evidence details.review').open = true")
    [button for button in page.all("#evidence details.review button") if button.text == "Same"][0].click()
    check("same" in decisions(page)[-1], "two names are one")
    check(page.run("return data.relations.every(r => r.source !== arguments[0] && r.target !== arguments[0])", other[0]), "its relations go over")
    page.run("pair('distinct', arguments[0], arguments[1])", one[0], other[0])
    check("distinct" in decisions(page)[-1] and not any("same" in text for text in decisions(page)), "the opposite takes its place")
    return one, other


def keys(page):
    page.run("document.activeElement.blur()")
    page.press("?")
    check(page.one("#help").is_displayed(), "? lists the keys")
    page.one("#single-keys").click()
    page.one("#help-close").click()
    page.run("document.activeElement.blur()")
    page.press("?")
    check(not page.one("#help").is_displayed(), "single keys can be switched off")
    page.run("document.getElementById('single-keys').checked = true")
    page.press("j")
    check("to review" in page.one("#evidence").text, "j begins with what is most doubtful")
    count = len(decisions(page))
    first = page.one("#evidence").text
    page.press("c" if page.all("#evidence [data-relation]") else "x")
    check(len(decisions(page)) == count + 1 and page.one("#evidence").text != first, "one key decides, and the next one comes")
    page.press("u")
    page.press(Keys.ESCAPE)
    page.one("#review").click()
    check(len(decisions(page)) == count, "and is taken back")


def use(page, folder, relata, path, real):
    page.browser.set_window_size(1500, 1100)
    page.browser.get("about:blank")
    page.browser.get(page.address)
    page.run("localStorage.clear()")
    page.browser.get("about:blank")
    page.browser.get(page.address)
    page.one("#author").send_keys("R. Reader", Keys.TAB)
    rejected, confirmed, changed, flipped = (key(page, index) for index in decide(page))
    one, other = names(page)
    keys(page)
    listed = decisions(page)
    # What was decided is there when the page is opened again.
    page.browser.get("about:blank")
    page.browser.get(page.address)
    check(decisions(page) == listed, "the browser keeps what was decided")
    check(page.run("return data.relations.some(relation => relation.rejected)"), "what was rejected stays out")
    page.one("#save").click()
    text = page.saved(folder, "corrections.yaml")
    check(text.count("- ") >= len(listed) and "author: R. Reader" in text, "the file has all of it, with who said so")
    if path in real:
        apply(relata, path, folder, text, rejected, confirmed, changed, flipped)
    elif real:
        readable(page, folder, relata, real[0])
    page.run("localStorage.clear()")
    check(not page.complaints(), f"the browser complains: {page.complaints()}")


def readable(page, folder, relata, graph):
    """Names of any letters make a file that the command reads: of a graph that has none of them, it says so of each correction."""
    page.run("for (const entity of data.entities) decide({kind: 'rename', name: entity.id, to: entity.name}, {kind: 'same', names: [entity.name, entity.name + '\\n x']})")
    count = len(decisions(page))
    page.one("#save").click()
    file = os.path.join(folder, "hostile.yaml")
    with open(file, "w", encoding="utf-8", newline="") as handle:
        handle.write(page.saved(folder, "corrections.yaml"))
    done = subprocess.run([relata, "correct", graph, "--corrections", file, "--skip-unmatched"], capture_output=True, text=True)
    check(done.returncode in (0, 1), f"the command reads names of any letters: {done.stderr[-600:]}")
    told = sum("hostile.yaml" in line for line in (done.stdout + done.stderr).splitlines())
    check(told >= count, f"and lists each: {told} of {count}")


def apply(relata, path, folder, text, rejected, confirmed, changed, flipped):
    """The command reads the file, and the graph is what was decided."""
    file, out = os.path.join(folder, "decided.yaml"), os.path.join(folder, "corrected.json")
    with open(file, "w", encoding="utf-8", newline="") as handle:
        handle.write(text)
    with open(path) as handle:
        graph = json.load(handle)
    articles = path[:-len(".json")]
    if os.path.isdir(articles):
        command = [relata, "extract", articles, "--corrections", file, "--name", graph["graph"]["corpus"]["name"], "-o", out]
    else:
        command = [relata, "correct", path, "--corrections", file, "--apply", "-o", out]
    done = subprocess.run(command, capture_output=True, text=True)
    check(done.returncode == 0, f"the command applies the file: {done.stderr}")
    with open(out) as handle:
        corrected = json.load(handle)
    left = edges(corrected)
    check(rejected not in left and any(edge["type"] == rejected[2] for edge in corrected["graph"]["rejected"]["edges"]), "what was rejected is apart")
    check(left.get(confirmed) == "confirmed", f"what was confirmed is so: {confirmed}")
    check(changed not in left and "changed" in left.values(), "what was changed is something else")
    check(flipped not in left, "what was denied says so")
