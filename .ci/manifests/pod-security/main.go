// Reads manifests from the standard input and prints every violation of the Pod Security Standard "restricted", with the
// evaluator that the API server itself uses. Ends with 1 if there is one, with 2 if it cannot tell.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/util/yaml"
	"k8s.io/pod-security-admission/api"
	"k8s.io/pod-security-admission/policy"
	strict "sigs.k8s.io/yaml"
)

// What carries pods, as far as it takes to find them.
type workload struct {
	Kind     string `json:"kind"`
	Metadata struct {
		Name string `json:"name"`
	} `json:"metadata"`
	Spec struct {
		Template    *corev1.PodTemplateSpec `json:"template"`
		JobTemplate *struct {
			Spec struct {
				Template *corev1.PodTemplateSpec `json:"template"`
			} `json:"spec"`
		} `json:"jobTemplate"`
	} `json:"spec"`
}

func (w workload) pod() *corev1.PodTemplateSpec {
	if w.Spec.JobTemplate != nil {
		return w.Spec.JobTemplate.Spec.Template
	}
	return w.Spec.Template
}

// Others may have a spec.template too, which is not one of pods.
var kinds = map[string]bool{
	"CronJob": true, "DaemonSet": true, "Deployment": true, "Job": true, "ReplicaSet": true, "StatefulSet": true,
}

func main() {
	evaluator, err := policy.NewEvaluator(policy.DefaultChecks())
	if err != nil {
		fail(err)
	}
	pods, violations := 0, 0
	documents := yaml.NewYAMLReader(bufio.NewReader(os.Stdin))
	for {
		document, err := documents.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			fail(err)
		}
		var head struct{ Kind string }
		if err := strict.Unmarshal(document, &head); err != nil {
			fail(err)
		}
		if head.Kind == "Pod" {
			fail(errors.New("a bare Pod: nothing starts it again"))
		}
		if !kinds[head.Kind] {
			continue
		}
		var found workload
		if err := strict.Unmarshal(document, &found); err != nil {
			fail(err)
		}
		pods++
		violations += evaluate(evaluator, found)
	}
	if pods == 0 {
		fail(errors.New("no pods in it"))
	}
	if violations > 0 {
		os.Exit(1)
	}
}

func evaluate(evaluator policy.Evaluator, found workload) int {
	pod := found.pod()
	if pod == nil {
		fail(fmt.Errorf("%s %s has no pod template", found.Kind, found.Metadata.Name))
	}
	restricted := api.LevelVersion{Level: api.LevelRestricted, Version: api.LatestVersion()}
	violations := 0
	for _, result := range evaluator.EvaluatePod(restricted, &pod.ObjectMeta, &pod.Spec) {
		if !result.Allowed {
			violations++
			fmt.Printf("%s %s: %s: %s\n", found.Kind, found.Metadata.Name, result.ForbiddenReason, result.ForbiddenDetail)
		}
	}
	return violations
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "pod-security:", err)
	os.Exit(2)
}
