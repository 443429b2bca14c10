// Command convex measures the certified solver against cvxopt (Debian:
// python3-cvxopt), a general cone solver, on the same data, and prints one
// table. The peer weighs a fixed dictionary, 180 directions times a crease
// through every sample, so that its cost stays above the optimum. Where node is
// present the solver is measured under js/wasm too.
//
//	go run ./scripts/bench/convex [-python /usr/bin/python3] [-dir build/bench]
package main

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"crease/core/convex"
	"crease/scripts/bench/convex/problem"
)

//go:embed peer.py
var peer string

// peerSeeds is the number of problems that the peer is given.
const peerSeeds = 5

func main() {
	python := flag.String("python", "/usr/bin/python3", "a Python that has cvxopt")
	dir := flag.String("dir", filepath.Join("build", "bench"), "folder for builds")
	flag.Parse()
	if err := run(*python, *dir); err != nil {
		fmt.Fprintln(os.Stderr, "bench/convex:", err)
		os.Exit(1)
	}
}

func run(python, dir string) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	native, err := ours(dir, "")
	if err != nil {
		return err
	}
	wasm, err := ours(dir, "js/wasm")
	if err != nil {
		fmt.Fprintln(os.Stderr, "without js/wasm:", err)
	}
	ms, excess, err := cvxopt(python)
	if err != nil {
		fmt.Fprintln(os.Stderr, "without cvxopt (apt-get install python3-cvxopt):", err)
	}
	fmt.Println("| certified solve, median | native | js/wasm | cvxopt, 180 directions |")
	fmt.Println("| --- | --- | --- | --- |")
	for _, row := range []struct{ key, name string }{
		{"clusters32", "32 samples in four clusters, cold, gap 1e-7"},
		{"clusters300", "300 samples in five clusters, cold, gap 1e-7"},
		{"balls", "five balls, cold, gap 1e-6"},
		{"drag", "five balls, a small drag, gap 1e-6"},
	} {
		other := ""
		if row.key == "clusters32" && ms > 0 {
			other = fmt.Sprintf("%.0f ms, %.2f %% above the optimum (%.0f times as long)", ms, 100*excess, ms/native[row.key])
		}
		fmt.Printf("| %s | %s | %s | %s |\n", row.name, show(native, row.key), show(wasm, row.key), other)
	}
	return nil
}

func show(times map[string]float64, key string) string {
	if times == nil {
		return ""
	}
	return fmt.Sprintf("%.3g ms", times[key])
}

// ours builds and runs the timing of the solver, natively or for js/wasm.
func ours(dir, target string) (map[string]float64, error) {
	bin := filepath.Join(dir, "convex-ours")
	build := exec.Command("go", "build", "-o", bin, "./scripts/bench/convex/ours")
	run := exec.Command(bin)
	if target != "" {
		bin += ".wasm"
		build = exec.Command("go", "build", "-o", bin, "./scripts/bench/convex/ours")
		build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
		root, err := exec.Command("go", "env", "GOROOT").Output()
		if err != nil {
			return nil, err
		}
		run = exec.Command("node", "--stack-size=8192", filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec_node.js"), bin)
	}
	build.Stderr, run.Stderr = os.Stderr, os.Stderr
	if err := build.Run(); err != nil {
		return nil, err
	}
	out, err := run.Output()
	if err != nil {
		return nil, err
	}
	times := map[string]float64{}
	return times, json.Unmarshal(out, &times)
}

// cvxopt returns the peer's median time in milliseconds and how far its cost
// stays above the certified optimum, in the median, relative to it.
func cvxopt(python string) (ms, excess float64, err error) {
	var times, over []float64
	for seed := range uint64(peerSeeds) {
		p := problem.Clusters(seed, 4, 8)
		best, err := convex.Solve(p, convex.Options{})
		if err != nil {
			return 0, 0, err
		}
		in, err := json.Marshal(map[string]any{"y": p.Y, "x": p.X})
		if err != nil {
			return 0, 0, err
		}
		cmd := exec.Command(python, "-c", peer)
		cmd.Stdin, cmd.Stderr = bytes.NewReader(in), os.Stderr
		out, err := cmd.Output()
		if err != nil {
			return 0, 0, err
		}
		var r struct{ Ms, Cost float64 }
		if err := json.Unmarshal(out, &r); err != nil {
			return 0, 0, err
		}
		times = append(times, r.Ms)
		over = append(over, r.Cost/best.Certificate.Lower-1)
	}
	slices.Sort(times)
	slices.Sort(over)
	return times[len(times)/2], over[len(over)/2], nil
}
