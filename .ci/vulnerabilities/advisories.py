"""What ships, which versions an advisory means, and the list of advisories in this directory."""

import hashlib
import json
import pathlib
import re

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent.parent
LIST = HERE / "advisories.json"
EXCEPTIONS = HERE / "exceptions.json"
OURS = "/org.lucarne/"

# --- what ships ---------------------------------------------------------------------------------


def shipped():
    """{package: version} of every library in the program, native ones too, and of every npm package in the pages."""
    return libraries() | natives() | bundled()


def natives():
    """libvips and what is linked into it, as its package names their versions."""
    found = {}
    for versions in (ROOT / "target/quarkus-app/native").glob("node_modules/@img/*/versions.json"):
        found |= {f"pkg:generic/{name}": version for name, version in json.loads(versions.read_text()).items()}
    assert "pkg:generic/vips" in found, "the program has no libvips: this is another layout"
    return found


def libraries():
    """The jars of the program, named by its list of components, which knows their content."""
    program = ROOT / "target/quarkus-app"
    bom = json.loads((ROOT / "target/quarkus-run-cyclonedx.json").read_text())
    names = {digest["content"]: component["purl"] for component in bom["components"]
             for digest in component.get("hashes", []) if digest["alg"] == "SHA-256"}
    purls = [names[hashlib.sha256(jar.read_bytes()).hexdigest()] for jar in program.rglob("*.jar")]
    found = dict(parsed(purl) for purl in purls if purl.startswith("pkg:maven/") and OURS not in purl)
    assert len(found) > 100, f"only {len(found)} libraries: this is another layout"
    return found


def parsed(purl):
    """pkg:maven/io.netty/netty-codec@4.1.100.Final?type=jar → its name and its version."""
    package, _, version = purl.partition("?")[0].rpartition("@")
    return package, version


def bundled():
    """The npm packages of which the build put at least a byte into a page, as the lock file names their version."""
    lock = json.loads((ROOT / "src/main/webui/package-lock.json").read_text())["packages"]
    return {npm_package(path): lock[path]["version"] for path in bundled_paths()}


def bundled_paths():
    return json.loads((ROOT / "target/webui-packages.json").read_text())


def npm_package(path):
    """node_modules/a/node_modules/@noble/curves → pkg:npm/@noble/curves"""
    return "pkg:npm/" + path.rpartition("node_modules/")[2]


# --- versions -----------------------------------------------------------------------------------

QUALIFIERS = ["alpha", "beta", "milestone", "rc", "snapshot", "", "sp"]
ALIASES = {"ga": "", "final": "", "release": "", "cr": "rc"}
SHORT = {"a": "alpha", "b": "beta", "m": "milestone"}
NULL = ("0", "")


def maven_tokens(version):
    """[(separator, token)] by the "Version Order Specification" of Maven's POM reference, trailing nulls trimmed."""
    text = re.sub(r"(?<![a-z])([abm])(?=\d)", lambda short: SHORT[short[1]], version.lower())
    text = re.sub(r"(?<=\d)(?=[^\d.-])|(?<=[^\d.-])(?=\d)", "-", text)
    parts = re.split(r"([.-])", text)
    separators = [""] + parts[1::2]
    tokens = [(separator, ALIASES.get(token, token or "0")) for separator, token in zip(separators, parts[0::2])]
    position = len(tokens)
    while position > 0:
        while position > 0 and tokens[position - 1][1] in NULL:
            position -= 1
            del tokens[position]
        # On to the hyphen before: what ends there is trimmed too.
        position -= 1
        while position > 0 and tokens[position][0] != "-":
            position -= 1
    return tokens


def maven_compare(left, right):
    """Less than, equal to, or greater than zero."""
    one, other = maven_tokens(left), maven_tokens(right)
    for index in range(max(len(one), len(other))):
        a = one[index] if index < len(one) else padding(other[index])
        b = other[index] if index < len(other) else padding(one[index])
        if rank(a) != rank(b):
            return 1 if rank(a) > rank(b) else -1
    return 0


def padding(token):
    separator, text = token
    return separator, "0" if text.isdigit() else ""


def rank(token):
    separator, text = token
    if text.isdigit():
        return 2 if separator == "." or separator == "" else 1, int(text), ""
    known = QUALIFIERS.index(text) if text in QUALIFIERS else len(QUALIFIERS)
    return 0, known, text


def npm_compare(left, right):
    one, other = npm_rank(left), npm_rank(right)
    return (one > other) - (one < other)


def npm_rank(version):
    """By semver.org, clause 11."""
    numbers, _, before = version.partition("+")[0].partition("-")
    identifiers = [(0, int(each), "") if each.isdigit() else (1, 0, each) for each in before.split(".") if each]
    return [int(number) for number in (numbers.split(".") + ["0", "0"])[:3]], not identifiers, identifiers


def comparison(package):
    return npm_compare if package.startswith("pkg:npm/") else maven_compare


# --- advisories ---------------------------------------------------------------------------------


def affects(affected, package, version):
    """Whether one entry of an advisory's "affected" means this version of this package."""
    if affected["package"] != package:
        return False
    compare = comparison(package)
    if compare(version, affected["introduced"]) < 0:
        return False
    if affected.get("fixed"):
        return compare(version, affected["fixed"]) < 0
    if affected.get("last"):
        return compare(version, affected["last"]) <= 0
    return True


def names(advisory):
    return {advisory["id"], *advisory.get("aliases", [])}


def place(advisory):
    return advisory["affected"][0]["package"], advisory["id"]


def written(listing):
    """One advisory a line and in order, so that a change of the list can be read."""
    lines = ",\n".join(f"  {json.dumps(each, ensure_ascii=False)}" for each in sorted(listing["advisories"], key=place))
    looked_up = ",\n".join(f"  {json.dumps(each)}" for each in sorted(listing["looked up"]))
    return (f'{{"date": "{listing["date"]}",\n "source": {json.dumps(listing["source"])},\n'
            f' "looked up": [\n{looked_up}\n ],\n "advisories": [\n{lines}\n ]}}\n')
