"""What neither a schema nor Pod Security demands, but we do. A rule yields one sentence for each fault."""

import re
from pathlib import Path

from manifests import bytes_of, containers, matches, pod, pod_labels, seconds_of, title

MANAGEMENT = 9000
CONFIGURATION = Path(__file__).parents[2] / "docs" / "configuration.md"
SECRETS = {
    "lucarne-link-keys": "/run/lucarne/keys/link",
    "lucarne-wrap-keys": "/run/lucarne/keys/wrap",
    "lucarne-identities": "/run/lucarne/keys/identity",
    "lucarne-s3": "/run/lucarne/s3",
}
# F5's controller, and the one that is retired. What buffers would write pictures to the edge's disk.
INGRESS_NOTES = {
    "nginx.org/client-max-body-size": ("51m", "bodies of 51 MiB do not pass"),
    "nginx.org/proxy-buffering": ("false", "pictures are stored at the edge"),
    "nginx.ingress.kubernetes.io/proxy-body-size": ("51m", "bodies of 51 MiB do not pass"),
    "nginx.ingress.kubernetes.io/proxy-buffering": ("off", "pictures are stored at the edge"),
    "nginx.ingress.kubernetes.io/proxy-request-buffering": ("off", "uploads are stored at the edge first"),
    "nginx.ingress.kubernetes.io/enable-access-log": ("false", "link tokens are logged at the edge"),
}
INGRESS_TIMEOUTS = [
    f"{controller}/proxy-{way}-timeout" for controller in ("nginx.org", "nginx.ingress.kubernetes.io") for way in ("read", "send")
]
SECRET_NAMES = re.compile(r"PASSWORD|SECRET|TOKEN|CREDENTIAL|ACCESS_KEY|PRIVATE")
SECRET_VALUES = re.compile(r"AGE-SECRET-KEY-1|luc_[A-Za-z0-9]|PRIVATE KEY|[?&]password=|//[^/ ]+:[^/ ]+@")
ALL = []


def rule(function):
    ALL.append(function)
    return function


def check(rendered):
    return [fault for each in ALL for fault in each(rendered)]


@rule
def resources(rendered):
    for doc in rendered.workloads():
        for container in containers(doc):
            given = container.get("resources", {})
            requests, limits = given.get("requests", {}), given.get("limits", {})
            who = f"{title(doc)}, {container['name']}"
            if "cpu" in limits:
                yield f"{who}: has a CPU limit"
            if "cpu" not in requests:
                yield f"{who}: requests no CPU"
            if "memory" not in limits or limits["memory"] != requests.get("memory"):
                yield f"{who}: memory limit and request differ"


@rule
def hardening(rendered):
    for doc in rendered.workloads():
        spec = pod(doc)
        if spec.get("automountServiceAccountToken") is not False:
            yield f"{title(doc)}: mounts a service-account token"
        if spec.get("enableServiceLinks") is not False:
            yield f"{title(doc)}: has service links in its environment"
        for volume in spec.get("volumes", []):
            if "hostPath" in volume:
                yield f"{title(doc)}: volume {volume['name']} is a hostPath"
            if "emptyDir" in volume and "sizeLimit" not in (volume["emptyDir"] or {}):
                yield f"{title(doc)}: volume {volume['name']} has no size limit"
        for container in containers(doc):
            if container.get("securityContext", {}).get("readOnlyRootFilesystem") is not True:
                yield f"{title(doc)}, {container['name']}: can write to its root file system"


@rule
def accounts(rendered):
    for doc in rendered.all("ServiceAccount"):
        if doc.get("automountServiceAccountToken") is not False:
            yield f"{title(doc)}: hands out tokens"
    for doc in rendered.all("Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding"):
        yield f"{title(doc)}: nothing here needs rights"


@rule
def namespace(rendered):
    for doc in rendered.all("Namespace"):
        labels = doc["metadata"].get("labels", {})
        for mode in ("enforce", "audit", "warn"):
            if labels.get(f"pod-security.kubernetes.io/{mode}") != "restricted":
                yield f"{title(doc)}: does not {mode} restricted"
    if len(rendered.all("Namespace")) != 1:
        yield "there is not exactly one namespace"


@rule
def secrets_are_files(rendered):
    for doc in rendered.workloads():
        for container in containers(doc):
            who = f"{title(doc)}, {container['name']}"
            for source in container.get("envFrom", []):
                if "secretRef" in source:
                    yield f"{who}: a Secret in the environment"
            for variable in container.get("env", []):
                if "secretKeyRef" in variable.get("valueFrom", {}):
                    yield f"{who}: a Secret in the environment"
                if SECRET_NAMES.search(variable["name"]) and not variable["name"].endswith("_FILE"):
                    yield f"{who}: {variable['name']} looks like a secret"
            for mount in container.get("volumeMounts", []):
                if "subPath" in mount or "subPathExpr" in mount:
                    yield f"{who}: {mount['mountPath']} is a subPath, which never sees a rotation"
        for volume in pod(doc).get("volumes", []):
            mode = volume.get("secret", volume.get("projected", {})).get("defaultMode")
            if ("secret" in volume or "projected" in volume) and mode != 0o440:
                yield f"{title(doc)}: volume {volume['name']} has not mode 0440"


@rule
def no_secret_is_written_down(rendered):
    for doc in rendered.all("Secret"):
        yield f"{title(doc)}: a Secret with its values"
    for doc in rendered.all("ConfigMap"):
        for key, value in doc.get("data", {}).items():
            if SECRET_NAMES.search(key) and not key.endswith("_FILE"):
                yield f"{title(doc)}: {key} looks like a secret"
    found = SECRET_VALUES.search(rendered.text)
    if found:
        yield f"a value that looks like a secret: {found[0][:16]}…"


@rule
def keys_of_the_service(rendered):
    service = rendered.one("Deployment", "lucarne")
    volumes = {volume["name"]: volume for volume in pod(service)["volumes"]}
    mounted = {
        volumes[mount["name"]]["secret"]["secretName"]: mount["mountPath"]
        for mount in containers(service)[0]["volumeMounts"]
        if "secret" in volumes[mount["name"]]
    }
    for name, path in SECRETS.items():
        if mounted.get(name) != path:
            yield f"Deployment lucarne: Secret {name} is not mounted at {path}"


@rule
def probes(rendered):
    container = containers(rendered.one("Deployment", "lucarne"))[0]
    ports = {port["name"]: port["containerPort"] for port in container["ports"]}
    if ports != {"http": 8080, "management": MANAGEMENT}:
        yield f"Deployment lucarne: its ports are {ports}"
    for kind, path in (("startup", "started"), ("liveness", "live"), ("readiness", "ready")):
        get = container.get(f"{kind}Probe", {}).get("httpGet", {})
        if get.get("port") != "management" or get.get("path") != f"/q/health/{path}":
            yield f"Deployment lucarne: {kind} does not ask /q/health/{path} on the management port"


@rule
def ending(rendered):
    service, settings = rendered.one("Deployment", "lucarne"), rendered.settings()
    stop = containers(service)[0].get("lifecycle", {}).get("preStop", {})
    if "sleep" not in stop:
        yield "Deployment lucarne: preStop does not sleep by the kubelet"
        return
    transfer = seconds_of(settings["QUARKUS_SHUTDOWN_TIMEOUT"])
    delay = seconds_of(settings["QUARKUS_SHUTDOWN_DELAY"])
    if transfer < 3600:
        yield "the longest transfer gets less than an hour at the end of a pod"
    least = stop["sleep"]["seconds"] + delay + transfer
    if pod(service)["terminationGracePeriodSeconds"] <= least:
        yield f"Deployment lucarne: the grace period is not above {least} s, the longest transfer"


@rule
def rollout(rendered):
    service = rendered.one("Deployment", "lucarne")
    if service["spec"].get("strategy", {}).get("rollingUpdate") != {"maxUnavailable": 0, "maxSurge": 1}:
        yield "Deployment lucarne: a rollout may take capacity away"
    if "revisionHistoryLimit" not in service["spec"]:
        yield "Deployment lucarne: no revisionHistoryLimit"
    spread = {each["topologyKey"]: each for each in pod(service).get("topologySpreadConstraints", [])}
    for key in ("topology.kubernetes.io/zone", "kubernetes.io/hostname"):
        if not matches(spread.get(key, {}).get("labelSelector"), pod_labels(service)):
            yield f"Deployment lucarne: is not spread over {key}"


@rule
def availability(rendered):
    service, scaler = rendered.one("Deployment", "lucarne"), rendered.one("HorizontalPodAutoscaler", "lucarne")
    replicas = service["spec"].get("replicas", 1)
    if scaler:
        if "replicas" in service["spec"]:
            yield "Deployment lucarne: fixes the number that the autoscaler owns"
        replicas = scaler["spec"]["minReplicas"]
    if replicas < (3 if rendered.prod else 2):
        yield f"Deployment lucarne: {replicas} replicas are too few"
    guards = [
        budget
        for budget in rendered.all("PodDisruptionBudget")
        if matches(budget["spec"].get("selector"), pod_labels(service))
    ]
    if not guards:
        yield "no PodDisruptionBudget covers the service"
    for budget in guards:
        if budget["spec"].get("maxUnavailable") != 1:
            yield f"{title(budget)}: does not let exactly one pod go"


@rule
def management_is_not_published(rendered):
    published = set()
    for route in rendered.all("HTTPRoute"):
        for each in route["spec"]["rules"]:
            published |= {(ref["name"], ref.get("port")) for ref in each.get("backendRefs", [])}
    for ingress in rendered.all("Ingress"):
        for host in ingress["spec"].get("rules", []):
            for path in host["http"]["paths"]:
                to = path["backend"]["service"]
                published.add((to["name"], to["port"].get("number", to["port"].get("name"))))
    for name, port in sorted(published, key=str):
        if (name, port) not in (("lucarne", 8080), ("lucarne", "http")):
            yield f"a route leads to {name}:{port}, which is not the service's own port"
    for service in rendered.all("Service"):
        if not matches({"matchLabels": service["spec"].get("selector", {})}, pod_labels(rendered.one("Deployment", "lucarne"))):
            continue
        if service["spec"].get("type", "ClusterIP") != "ClusterIP":
            yield f"{title(service)}: is reachable past the gateway"
        for port in service["spec"]["ports"]:
            if port.get("targetPort", port["port"]) in (MANAGEMENT, "management") and service["spec"].get("clusterIP") != "None":
                yield f"{title(service)}: exposes the management port"


@rule
def edge(rendered):
    for route in rendered.all("HTTPRoute"):
        for each in route["spec"]["rules"]:
            if "backendRefs" in each and seconds_of(each.get("timeouts", {}).get("request", "0")) < 3600:
                yield f"{title(route)}: an upload gets less than an hour"
    for ingress in rendered.all("Ingress"):
        notes = ingress["metadata"].get("annotations", {})
        for name, (wanted, fault) in INGRESS_NOTES.items():
            if notes.get(name) != wanted:
                yield f"{title(ingress)}: {fault} ({name})"
        for name in INGRESS_TIMEOUTS:
            if seconds_of(notes.get(name, "0")) < 3600:
                yield f"{title(ingress)}: an upload gets less than an hour ({name})"
        if "proxy_request_buffering off;" not in notes.get("nginx.org/location-snippets", ""):
            yield f"{title(ingress)}: uploads are stored at the edge first (nginx.org/location-snippets)"
        if "tls" not in ingress["spec"]:
            yield f"{title(ingress)}: no TLS"


@rule
def images(rendered):
    if not rendered.prod:
        return
    for doc in rendered.workloads():
        for container in containers(doc):
            if not re.search(r"@sha256:[0-9a-f]{64}$", container["image"]):
                yield f"{title(doc)}: image {container['image']} has no digest"


@rule
def migration(rendered):
    service, job = rendered.one("Deployment", "lucarne"), rendered.one("Job", "lucarne-migrate")
    at_start = rendered.settings().get("LUCARNE_MIGRATE_AT_START", "true")
    if rendered.prod and not job:
        yield "no migration Job"
    if (at_start == "false") != (job is not None):
        yield "migrations run at the start and in a Job, or nowhere"
    if job and containers(job)[0].get("args") != ["migrate"]:
        yield "Job lucarne-migrate: does not migrate"
    if job and containers(job)[0]["image"] != containers(service)[0]["image"]:
        yield "Job lucarne-migrate: has another image than the service"


@rule
def addresses(rendered):
    if not rendered.prod:
        return
    settings = rendered.settings()
    for name in ("LUCARNE_PUBLIC_URL", "LUCARNE_S3_ENDPOINT"):
        if not settings.get(name, "").startswith("https://"):
            yield f"{name} is not https"
    if "sslmode=verify-full" not in settings.get("LUCARNE_DATABASE_URL", ""):
        yield "LUCARNE_DATABASE_URL does not make the database prove who it is"
    if not settings.get("LUCARNE_TRUSTED_PROXIES"):
        yield "LUCARNE_TRUSTED_PROXIES is not set: everybody has the gateway's address"


@rule
def memory(rendered):
    """A worker with its overhead and its slack, and a service that has a quarter of the limit as its heap."""
    service, settings = rendered.one("Deployment", "lucarne"), rendered.settings()
    limit = bytes_of(containers(service)[0].get("resources", {}).get("limits", {}).get("memory", "0"))
    picture = bytes_of(settings["LUCARNE_PICTURE_MEMORY"].replace("M", "Mi"))
    need = int(settings["LUCARNE_PICTURE_WORKERS"]) * (picture + 144 * 2**20) + limit // 4 + 130 * 2**20
    if need > limit:
        yield f"Deployment lucarne: {need >> 20} MiB can be in use, {limit >> 20} MiB are allowed"


@rule
def settings_exist(rendered):
    """The table of docs/configuration.md is held equal to the code by a test of its own."""
    known = set(re.findall(r"^\| `([A-Z0-9_]+)`", CONFIGURATION.read_text(), re.M))
    for name in rendered.settings():
        if name not in known:
            yield f"{name} is not in {CONFIGURATION.name}"
