"""Renders every overlay and component of k8s/, holds them against schemas, Pod Security, the rules and the list of edges,
and then plants mistakes to see each check catch its own. Called by .ci/check-manifests."""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import edges
import rules
from manifests import Refused, render
from mutations import MUTATIONS

HERE = Path(__file__).parent


class Checks:
    def __init__(self, options):
        self.options = options

    def run(self, rendered):
        return {
            "schema": self.schema(rendered),
            "pod-security": self.pod_security(rendered),
            "rules": rules.check(rendered),
            "edges": edges.check(rendered, expected_edges(rendered.name)),
        }

    def only(self, name, rendered):
        if name == "rules":
            return rules.check(rendered)
        if name == "edges":
            return edges.check(rendered, expected_edges(rendered.name))
        return {"schema": self.schema, "pod-security": self.pod_security}[name](rendered)

    def schema(self, rendered):
        """Strictly: an unknown field fails, and so does a kind that no schema describes."""
        with tempfile.TemporaryDirectory() as directory:
            path = Path(directory) / "rendered.yaml"
            path.write_text(rendered.text)
            done = subprocess.run(
                [self.options.validate, str(path), "--local-crds", self.options.crds, "--version", "1.30"],
                capture_output=True,
                text=True,
                env={**os.environ, "KUBECONFIG": "/dev/null"},
            )
        text = re.sub(r"\x1b\[[0-9;]*m", "", done.stdout + done.stderr)
        return [] if done.returncode == 0 and "OK" in text else [text.strip() or "kubectl-validate said nothing"]

    def pod_security(self, rendered):
        done = subprocess.run([self.options.pod_security], input=rendered.text, capture_output=True, text=True)
        return [] if done.returncode == 0 else (done.stdout + done.stderr).strip().splitlines() or ["no verdict"]


def expected_edges(name):
    path = HERE / "edges" / f"{name.removeprefix('component ')}.txt"
    if not path.exists():
        path = HERE / "edges" / "base.txt"
    return {line for line in path.read_text().splitlines() if line and not line.startswith("#")}


def targets(root):
    """Name → directory. A component is rendered over the base, as nothing else can."""
    found = {path.parent.name: path.parent for path in sorted(root.glob("overlays/*/kustomization.yaml"))}
    for path in sorted(root.glob("components/*/kustomization.yaml")):
        name = path.parent.name
        directory = root / "checked" / name
        directory.mkdir(parents=True, exist_ok=True)
        (directory / "kustomization.yaml").write_text(
            "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nnamespace: lucarne\n"
            f"resources: [../../base]\ncomponents: [../../components/{name}]\n"
        )
        found[f"component {name}"] = directory
    return found


def copy(source):
    root = Path(tempfile.mkdtemp()) / "k8s"
    shutil.copytree(source, root)
    return root


def check_all(checks, source, kustomize):
    root, sound = copy(source), True
    for name, directory in targets(root).items():
        try:
            faults = checks.run(render(kustomize, directory, name))
        except Refused as refused:
            faults = {"kustomize": [str(refused)]}
        said = [f"{check}: {fault}" for check, each in faults.items() for fault in each]
        sound = sound and not said
        print(f"manifests: {name}: " + ("sound" if not said else "FAULTY"))
        for fault in said:
            print(f"  {fault}")
    shutil.rmtree(root.parent)
    return sound


def caught(checks, source, kustomize, mutation):
    """Whether the check that is meant to sees the planted mistake, and names it; if not, what happened."""
    root = copy(source)
    try:
        path = root / mutation.file
        text = path.read_text()
        if mutation.old not in text:
            return f"{mutation.file} no longer says {mutation.old!r}"
        path.write_text(text.replace(mutation.old, mutation.new))
        rendered = render(kustomize, targets(root)[mutation.target], mutation.target)
        faults = checks.only(mutation.check, rendered)
    except Refused as refused:
        return f"does not render: {refused}"
    finally:
        shutil.rmtree(root.parent)
    if not faults:
        return f"{mutation.check} saw nothing"
    if not any(mutation.says in fault for fault in faults):
        return f"{mutation.check} says something else: {faults}"
    return None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--source", default=str(HERE.parent.parent / "k8s"))
    parser.add_argument("--kustomize", required=True)
    parser.add_argument("--validate", required=True)
    parser.add_argument("--pod-security", required=True)
    parser.add_argument("--crds", required=True)
    options = parser.parse_args()
    checks, kustomize = Checks(options), options.kustomize.split()

    if not check_all(checks, options.source, kustomize):
        return 1
    missed = 0
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        verdicts = list(pool.map(lambda each: caught(checks, options.source, kustomize, each), MUTATIONS))
    for mutation, what in zip(MUTATIONS, verdicts):
        if what:
            missed += 1
            print(f"manifests: planted mistake not caught: {mutation.mistake}: {what}")
    print(f"manifests: {len(MUTATIONS) - missed} of {len(MUTATIONS)} planted mistakes caught, each by its check")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
