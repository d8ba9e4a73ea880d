"""Takes from advisories in OSV's format (ossf.github.io/osv-schema) what is about the packages that ship."""

import json
import pathlib

ECOSYSTEMS = {"Maven": "pkg:maven/", "npm": "pkg:npm/"}
SEVERITIES = {"CRITICAL": "critical", "HIGH": "high", "MODERATE": "medium", "MEDIUM": "medium", "LOW": "low"}


def read(directory):
    """Every record below the directory that may be about a package of ours."""
    for path in sorted(pathlib.Path(directory).rglob("*.json")):
        content = path.read_bytes()
        if any(f'"{each}"'.encode() in content for each in ECOSYSTEMS):
            record = json.loads(content)
            if isinstance(record, dict) and "affected" in record:
                yield record


def package(name):
    """{ecosystem: Maven, name: io.netty:netty-codec} → pkg:maven/io.netty/netty-codec"""
    return ECOSYSTEMS.get(name["ecosystem"], "pkg:other/") + name["name"].replace(":", "/")


def spans(affected):
    """[{introduced, fixed or last}] of the ranges, or of the single versions where there are none."""
    found = []
    for each in affected.get("ranges", []):
        if each["type"] == "GIT":
            continue
        for event in each["events"]:
            if "introduced" in event:
                found.append({"introduced": event["introduced"]})
            elif "fixed" in event:
                found[-1]["fixed"] = event["fixed"]
            elif "last_affected" in event:
                found[-1]["last"] = event["last_affected"]
    return found or [{"introduced": each, "last": each} for each in affected.get("versions", [])]


def advisory(record, ships):
    """The record as it stands in our list, or None if it is about nothing that ships."""
    affected = [{"package": package(each["package"]), **span}
                for each in record["affected"] if "package" in each and package(each["package"]) in ships
                for span in spans(each)]
    if not affected:
        return None
    severity = record.get("database_specific", {}).get("severity", "")
    found = {"id": record["id"], "aliases": record.get("aliases", []),
             "severity": SEVERITIES.get(str(severity).upper(), "unknown"), "summary": record.get("summary", ""),
             "source": f"https://osv.dev/vulnerability/{record['id']}", "affected": affected}
    return found if found["aliases"] else {key: value for key, value in found.items() if key != "aliases"}


def listing(records, ships, old, date, source):
    """A new list: of what both know the database's word, with our summary; what it does not know stays."""
    ours = {name: each for each in old["advisories"] for name in [each["id"], *each.get("aliases", [])]}
    advisories, seen = [], set()
    for record in records:
        names = {record["id"], *record.get("aliases", [])}
        found = advisory(record, ships)
        known = [ours[name] for name in names if name in ours]
        if found is None and not known:
            continue
        seen |= names
        if found and not record.get("withdrawn"):
            advisories.append(found | ({"summary": known[0]["summary"]} if known else {}))
    advisories += [each for each in old["advisories"] if not seen & {each["id"], *each.get("aliases", [])}]
    return {"date": date, "source": source, "looked up": sorted(ships), "advisories": advisories}
