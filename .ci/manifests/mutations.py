"""Planted mistakes: what is changed where, and which check must say what about it."""

from dataclasses import dataclass

DEPLOYMENT = "base/deployment.yaml"
POLICIES = "base/network-policies.yaml"
JOB = "components/migration-job/job.yaml"
PROD = "overlays/prod/kustomization.yaml"


@dataclass(frozen=True)
class Mutation:
    mistake: str
    file: str
    old: str
    new: str
    check: str
    says: str
    target: str = "prod"


def more(line, added):
    """The line, and another one below it with the same indentation."""
    indent = line[: len(line) - len(line.lstrip())]
    return line, f"{line}\n{indent}{added}"


def at_the_ingress():
    """For each annotation that the edge has to have, a mistake in it, which has to be named."""
    for note, right, wrong in (
        ("nginx.org/client-max-body-size", "51m", "1m"),
        ("nginx.org/proxy-read-timeout", "1h", "60s"),
        ("nginx.org/proxy-send-timeout", "1h", "60s"),
        ("nginx.org/proxy-buffering", '"false"', '"true"'),
        ("nginx.org/location-snippets", "|\n      proxy_request_buffering off", "|\n      proxy_request_buffering on"),
        ("nginx.ingress.kubernetes.io/proxy-body-size", "51m", "1m"),
        ("nginx.ingress.kubernetes.io/proxy-read-timeout", '"3600"', '"60"'),
        ("nginx.ingress.kubernetes.io/proxy-send-timeout", '"3600"', '"60"'),
        ("nginx.ingress.kubernetes.io/proxy-buffering", '"off"', '"on"'),
        ("nginx.ingress.kubernetes.io/proxy-request-buffering", '"off"', '"on"'),
        ("nginx.ingress.kubernetes.io/enable-access-log", '"false"', '"true"'),
    ):
        old, new = (f"    {note}: {value}" for value in (right, wrong))
        yield Mutation(f"{note} that is wrong", "components/ingress/ingress.yaml", old, new, "rules", f"({note})", "component ingress")


MUTATIONS = [
    # Schemas: unknown fields fail, in every kind.
    Mutation("an unknown field of a Deployment", DEPLOYMENT, *more("      enableServiceLinks: false", "restartsPolicy: Always"), "schema", "restartsPolicy"),
    Mutation("a number that is a word", DEPLOYMENT, "replicas: 3", "replicas: three", "schema", "replicas", "component ingress"),
    Mutation("an unknown field of a Service", "base/service.yaml", *more("      port: 8080", "tlsPort: 1"), "schema", "tlsPort"),
    Mutation("an unknown field of a NetworkPolicy", POLICIES, *more("  podSelector: {}", "policyType: Egress"), "schema", "policyType"),
    Mutation("an unknown field of an HTTPRoute", "components/httproute/http-route.yaml", "backendRequest: 1h", "upload: 1h", "schema", "upload"),
    Mutation("a duration that is none", "components/httproute/http-route.yaml", "request: 1h", "request: 1 hour", "schema", "timeouts"),
    Mutation("an unknown field of an Ingress", "components/ingress/ingress.yaml", *more("  ingressClassName: nginx", "bodySize: 51m"), "schema", "bodySize", "component ingress"),
    Mutation("an unknown field of an autoscaler", "components/hpa/horizontal-pod-autoscaler.yaml", "minReplicas", "leastReplicas", "schema", "leastReplicas", "component hpa"),
    Mutation("an unknown field of an ExternalSecret", "components/external-secrets/external-secrets.yaml", "refreshInterval", "refreshEvery", "schema", "refreshEvery", "component external-secrets"),
    Mutation("an unknown field of a Cluster", "overlays/prod-cnpg/cluster.yaml", "walStorage", "archiveStorage", "schema", "archiveStorage", "prod-cnpg"),
    Mutation("an unknown field of a ScheduledBackup", "overlays/prod-cnpg/backup.yaml", "  immediate: true", "  atOnce: true", "schema", "atOnce", "prod-cnpg"),
    Mutation("an unknown field of an ObjectStore", "overlays/prod-cnpg/backup.yaml", "retentionPolicy", "keep", "schema", "keep", "prod-cnpg"),
    Mutation("a kind that no schema describes", "overlays/prod-cnpg/backup.yaml", "kind: ObjectStore", "kind: ObjectStorage", "schema", "ObjectStorage", "prod-cnpg"),
    # Pod Security "restricted".
    Mutation("a privileged container", DEPLOYMENT, "allowPrivilegeEscalation: false", "privileged: true", "pod-security", "privileged"),
    Mutation("privileges may grow", JOB, "allowPrivilegeEscalation: false", "allowPrivilegeEscalation: true", "pod-security", "allowPrivilegeEscalation"),
    Mutation("capabilities kept", DEPLOYMENT, "drop: [ALL]", "drop: [NET_RAW]", "pod-security", "unrestricted capabilities"),
    Mutation("a capability added", DEPLOYMENT, *more("              drop: [ALL]", "add: [SYS_PTRACE]"), "pod-security", "SYS_PTRACE"),
    Mutation("root", DEPLOYMENT, "runAsUser: 10001", "runAsUser: 0", "pod-security", "runAsUser=0"),
    Mutation("root allowed", JOB, "runAsNonRoot: true", "runAsNonRoot: false", "pod-security", "runAsNonRoot"),
    Mutation("no seccomp", DEPLOYMENT, "type: RuntimeDefault", "type: Unconfined", "pod-security", "seccomp"),
    Mutation("the node's network", DEPLOYMENT, *more("      enableServiceLinks: false", "hostNetwork: true"), "pod-security", "host namespaces"),
    Mutation("a hostPath, to Pod Security", DEPLOYMENT, "          emptyDir:\n            sizeLimit: 64Mi", "          hostPath:\n            path: /tmp", "pod-security", "hostPath"),
    # The rules.
    Mutation("a hostPath", DEPLOYMENT, "          emptyDir:\n            sizeLimit: 64Mi", "          hostPath:\n            path: /tmp", "rules", "is a hostPath"),
    Mutation("scratch without a limit", DEPLOYMENT, "          emptyDir:\n            sizeLimit: 64Mi", "          emptyDir: {}", "rules", "no size limit"),
    Mutation("a CPU limit", DEPLOYMENT, *more("            limits:", '  cpu: "2"'), "rules", "has a CPU limit"),
    Mutation("memory promised twice", DEPLOYMENT, "              memory: 1Gi\n              ephemeral-storage: 512Mi\n            limits", "              memory: 512Mi\n              ephemeral-storage: 512Mi\n            limits", "rules", "memory limit and request differ"),
    Mutation("a second worker in the same memory", "base/settings.env", "WORKERS=1", "WORKERS=2", "rules", "MiB are allowed"),
    Mutation("a writable root", DEPLOYMENT, "readOnlyRootFilesystem: true", "readOnlyRootFilesystem: false", "rules", "can write to its root"),
    Mutation("a token in the pod", DEPLOYMENT, "automountServiceAccountToken: false", "automountServiceAccountToken: true", "rules", "mounts a service-account token"),
    Mutation("a token in the Job", JOB, "automountServiceAccountToken: false", "automountServiceAccountToken: true", "rules", "Job lucarne-migrate: mounts"),
    Mutation("service links", DEPLOYMENT, "enableServiceLinks: false", "enableServiceLinks: true", "rules", "service links"),
    Mutation("a namespace that only warns", "base/namespace.yaml", "enforce: restricted", "enforce: baseline", "rules", "does not enforce restricted"),
    Mutation("the password in the environment", DEPLOYMENT, "          envFrom:", "          env:\n            - name: DATABASE\n              valueFrom:\n                secretKeyRef:\n                  name: lucarne-database\n                  key: password\n          envFrom:", "rules", "a Secret in the environment"),
    Mutation("a key that never rotates", DEPLOYMENT, *more("              mountPath: /run/lucarne/keys/link", "subPath: 0.key"), "rules", "never sees a rotation"),
    Mutation("keys that everybody can read", DEPLOYMENT, "defaultMode: 0440", "defaultMode: 0444", "rules", "has not mode 0440"),
    Mutation("a ring of keys at the wrong place", DEPLOYMENT, "/run/lucarne/keys/wrap", "/run/lucarne/keys/wraps", "rules", "lucarne-wrap-keys is not mounted"),
    Mutation("a password in the address", PROD, "lucarne?sslmode", "lucarne?password=x&sslmode", "rules", "looks like a secret"),
    Mutation("a secret setting", PROD, "LUCARNE_S3_REGION=", "LUCARNE_S3_SECRET_KEY=", "rules", "LUCARNE_S3_SECRET_KEY looks like a secret"),
    Mutation("a Secret written down", PROD, "configMapGenerator:\n", "secretGenerator:\n  - name: lucarne-s3\n    literals: [access-key=x]\nconfigMapGenerator:\n", "rules", "a Secret with its values"),
    Mutation("liveness on the public port", DEPLOYMENT, "/q/health/live\n              port: management", "/q/health/live\n              port: http", "rules", "liveness does not ask"),
    Mutation("liveness that asks the database", DEPLOYMENT, "/q/health/live", "/q/health/ready", "rules", "liveness does not ask"),
    Mutation("a grace period shorter than a transfer", DEPLOYMENT, "GracePeriodSeconds: 3690", "GracePeriodSeconds: 60", "rules", "grace period is not above"),
    Mutation("transfers cut after a minute", "base/settings.env", "TIMEOUT=PT1H", "TIMEOUT=PT1M", "rules", "less than an hour at the end"),
    Mutation("no wait before the end", DEPLOYMENT, "              sleep:\n                seconds: 5", '              exec:\n                command: [sleep, "5"]', "rules", "preStop does not sleep"),
    Mutation("a rollout that takes pods first", DEPLOYMENT, "maxUnavailable: 0", "maxUnavailable: 1", "rules", "may take capacity away"),
    Mutation("all replicas in one zone", DEPLOYMENT, "topology.kubernetes.io/zone", "topology.kubernetes.io/region", "rules", "not spread over topology.kubernetes.io/zone"),
    Mutation("a spread that counts other pods", DEPLOYMENT, "          labelSelector:\n            matchLabels:\n              app.kubernetes.io/name: lucarne", "          labelSelector:\n            matchLabels:\n              app.kubernetes.io/name: luzarne", "rules", "not spread over"),
    Mutation("one replica", DEPLOYMENT, "replicas: 3", "replicas: 1", "rules", "1 replicas are too few"),
    Mutation("a budget that guards nothing", "base/pod-disruption-budget.yaml", "component: service", "component: server", "rules", "no PodDisruptionBudget covers"),
    Mutation("a budget that blocks drains", "base/pod-disruption-budget.yaml", "maxUnavailable: 1", "minAvailable: 3", "rules", "exactly one pod go"),
    Mutation("a number beside the autoscaler's", "components/hpa/kustomization.yaml", "- op: remove\n        path: /spec/replicas", "- op: replace\n        path: /spec/replicas\n        value: 4", "rules", "fixes the number", "component hpa"),
    Mutation("the management port in the Service", "base/service.yaml", "  ports:\n", "  ports:\n    - name: management\n      port: 9000\n      targetPort: management\n", "rules", "exposes the management port"),
    Mutation("the management port under another number", "base/service.yaml", "targetPort: http", "targetPort: 9000", "rules", "exposes the management port"),
    Mutation("the management port routed", "components/httproute/http-route.yaml", "port: 8080", "port: 9000", "rules", "a route leads to lucarne:9000"),
    Mutation("the management port routed by an Ingress", "components/ingress/ingress.yaml", "name: http", "name: management", "rules", "a route leads to lucarne:management", "component ingress"),
    Mutation("a way past the gateway", "base/service.yaml", "  selector:", "  type: LoadBalancer\n  selector:", "rules", "past the gateway"),
    Mutation("uploads cut at the edge", "components/httproute/http-route.yaml", "request: 1h", "request: 30s", "rules", "less than an hour"),
    *at_the_ingress(),
    Mutation("a tag instead of a digest", PROD, "digest: sha256:" + "0" * 64, "newTag: latest", "rules", "has no digest"),
    Mutation("a digest that is too short", PROD, "digest: sha256:" + "0" * 64, "digest: sha256:" + "0" * 63, "rules", "has no digest"),
    Mutation("a tag with CloudNativePG", PROD, "digest: sha256:" + "0" * 64, "newTag: latest", "rules", "has no digest", "prod-cnpg"),
    Mutation("migrations twice", "components/migration-job/kustomization.yaml", "MIGRATE_AT_START=false", "MIGRATE_AT_START=true", "rules", "or nowhere"),
    Mutation("migrations nowhere", "components/migration-job/kustomization.yaml", "resources:\n  - job.yaml\n", "", "rules", "no migration Job"),
    Mutation("a Job that serves", JOB, "args: [migrate]", "args: []", "rules", "does not migrate"),
    Mutation("a Job of another version", JOB, "image: lucarne", "image: registry.example.org/lucarne@sha256:" + "1" * 64, "rules", "another image"),
    Mutation("a database that proves nothing", PROD, "sslmode=verify-full", "sslmode=require", "rules", "prove who it is"),
    Mutation("plain http to the store", PROD, "ENDPOINT=https", "ENDPOINT=http", "rules", "LUCARNE_S3_ENDPOINT is not https"),
    Mutation("a setting misspelt", PROD, "LUCARNE_S3_BUCKET=", "LUCARNE_S3_BUCKETS=", "rules", "LUCARNE_S3_BUCKETS is not in configuration.md"),
    Mutation("rights for the service", "base/service-account.yaml", "automountServiceAccountToken: false", "automountServiceAccountToken: false\n---\napiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata:\n  name: lucarne\nrules: []", "rules", "nothing here needs rights"),
    # The graph of who may talk to whom.
    Mutation("no default denial", POLICIES, "policyTypes: [Ingress, Egress]", "policyTypes: [Ingress]", "edges", "nothing denies by default"),
    Mutation("the gateway reaches the management port", POLICIES, "- port: 8080", "- port: 9000", "edges", "not meant: lucarne in ns=gateway-system 9000/TCP"),
    Mutation("everybody reaches the service", POLICIES, "    - from:\n        - namespaceSelector:\n            matchLabels:\n              # Where the gateway's proxies run: patch it to the name in your cluster.\n              kubernetes.io/metadata.name: gateway-system\n      ports:", "    - ports:", "edges", "not meant: lucarne in ANYBODY 8080/TCP"),
    Mutation("every port for the gateway", POLICIES, "      ports:\n        - port: 8080\n", "", "edges", "ns=gateway-system ANY/TCP"),
    Mutation("the whole internet for the service", "overlays/prod/network-policies.yaml", "192.0.2.20/32", "0.0.0.0/0", "edges", "lucarne out 0.0.0.0/0 443/TCP"),
    Mutation("the store for the migration", "overlays/prod/network-policies.yaml", "      app.kubernetes.io/component: service\n", "", "edges", "not meant: lucarne-migrate out 192.0.2.20/32"),
    Mutation("no way to the database", "overlays/prod/network-policies.yaml", "- port: 5432", "- port: 5433", "edges", "meant, but not allowed: lucarne out 192.0.2.10/32 5432/TCP"),
    Mutation("no name service", POLICIES, "protocol: UDP", "protocol: TCP", "edges", "meant, but not allowed: lucarne out ns=kube-system k8s-app=kube-dns 53/UDP"),
    Mutation("the store for everybody in the namespace", "overlays/dev/network-policies.yaml", "        - podSelector:\n            matchLabels:\n              app.kubernetes.io/name: store\n              app.kubernetes.io/component: bucket\n", "        - podSelector: {}\n", "edges", "not meant: store in postgres 9000/TCP", "dev"),
    Mutation("the database open to all namespaces", "overlays/prod-cnpg/network-policies.yaml", "kubernetes.io/metadata.name: cnpg-system", "kubernetes.io/os: linux", "edges", "lucarne-db in ns=ANY", "prod-cnpg"),
]
