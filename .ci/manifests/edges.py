"""Who may talk to whom, read from the NetworkPolicies, for each set of pods: compared with a list of what was meant."""

from manifests import matches, pod_labels

# Pods that an operator makes, and the labels they will have.
OPERATED = {"Cluster": lambda name: {"cnpg.io/cluster": name}}


def subjects(rendered):
    found = {doc["metadata"]["name"]: pod_labels(doc) for doc in rendered.workloads()}
    for kind, labels in OPERATED.items():
        for doc in rendered.all(kind):
            found[doc["metadata"]["name"]] = labels(doc["metadata"]["name"])
    return found


def edges(rendered):
    """Lines such as "lucarne in ns=monitoring 9000/TCP", and "lucarne in OPEN" where nothing is denied."""
    lines, pods = set(), subjects(rendered)
    for name, labels in pods.items():
        for direction, types in (("in", "Ingress"), ("out", "Egress")):
            policies = [
                policy["spec"]
                for policy in rendered.all("NetworkPolicy")
                if types in policy["spec"].get("policyTypes", ["Ingress"]) and matches(policy["spec"]["podSelector"], labels)
            ]
            if not policies:
                lines.add(f"{name} {direction} OPEN")
            for policy in policies:
                for each in policy.get(types.lower()) or []:
                    lines |= {f"{name} {direction} {peer} {port}" for peer in peers(each, types, pods) for port in ports(each)}
    return lines


def peers(each, types, pods):
    listed = each.get("from" if types == "Ingress" else "to")
    if not listed:
        return ["ANYBODY"]
    found = []
    for peer in listed:
        if "ipBlock" in peer:
            found.append(peer["ipBlock"]["cidr"])
        elif "namespaceSelector" in peer:
            found.append(foreign(peer))
        else:
            found += [name for name, labels in pods.items() if matches(peer["podSelector"], labels)]
    return found


def foreign(peer):
    labels = peer["namespaceSelector"].get("matchLabels", {})
    name = labels.get("kubernetes.io/metadata.name") if len(labels) == 1 else None
    some = peer.get("podSelector", {}).get("matchLabels", {})
    return " ".join([f"ns={name or 'ANY'}", *(f"{key}={value}" for key, value in sorted(some.items()))])


def ports(each):
    return [f"{port.get('port', 'ANY')}/{port.get('protocol', 'TCP')}" for port in each.get("ports") or [{}]]


def denied_by_default(rendered):
    return any(
        policy["spec"] == {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]} for policy in rendered.all("NetworkPolicy")
    )


def check(rendered, expected):
    faults = [] if denied_by_default(rendered) else ["nothing denies by default"]
    actual = edges(rendered)
    faults += [f"allowed, but not meant: {line}" for line in sorted(actual - expected)]
    faults += [f"meant, but not allowed: {line}" for line in sorted(expected - actual)]
    return faults
