"""The rendered manifests of one overlay or component, and the questions the checks ask of them."""

import re
import subprocess
from dataclasses import dataclass

import yaml

WORKLOADS = ("Deployment", "StatefulSet", "DaemonSet", "Job")
UNITS = {"Ki": 2**10, "Mi": 2**20, "Gi": 2**30, "": 1}


class Refused(Exception):
    """kustomize would not render it."""


@dataclass
class Rendered:
    name: str
    text: str
    docs: list

    def all(self, *kinds):
        return [doc for doc in self.docs if doc["kind"] in kinds]

    def one(self, kind, name):
        for doc in self.all(kind):
            if doc["metadata"]["name"] == name:
                return doc
        return None

    def workloads(self):
        return self.all(*WORKLOADS)

    @property
    def overlay(self):
        return self.name in ("dev", "prod", "prod-cnpg")

    @property
    def prod(self):
        return self.name.startswith("prod")

    def settings(self):
        # By its hash: other maps have names of ours too.
        maps = [doc for doc in self.all("ConfigMap") if re.fullmatch("lucarne-[a-z0-9]{10}", doc["metadata"]["name"])]
        return maps[0]["data"] if maps else {}


def render(kustomize, directory, name):
    done = subprocess.run([*kustomize, str(directory)], capture_output=True, text=True)
    if done.returncode:
        raise Refused(done.stderr.strip())
    return Rendered(name, done.stdout, [doc for doc in yaml.safe_load_all(done.stdout) if doc])


def title(doc):
    return f"{doc['kind']} {doc['metadata']['name']}"


def pod(doc):
    return doc["spec"]["template"]["spec"]


def pod_labels(doc):
    return doc["spec"]["template"]["metadata"].get("labels", {})


def containers(doc):
    return pod(doc).get("initContainers", []) + pod(doc)["containers"]


def matches(selector, labels):
    """A label selector, as far as these manifests use it."""
    if selector is None:
        return False
    if "matchExpressions" in selector:
        raise ValueError("matchExpressions: teach the check before using them")
    return all(labels.get(key) == value for key, value in selector.get("matchLabels", {}).items())


def bytes_of(quantity):
    found = re.fullmatch(r"(\d+)(Ki|Mi|Gi|)", str(quantity))
    if not found:
        raise ValueError(f"{quantity} is no size the check can read")
    return int(found[1]) * UNITS[found[2]]


def seconds_of(duration):
    """PT10S, PT1H, 1h, 3600."""
    found = re.fullmatch(r"(?:PT)?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S?)?", str(duration).upper())
    if not found or not any(found.groups()):
        raise ValueError(f"{duration} is no duration the check can read")
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return hours * 3600 + minutes * 60 + seconds
