package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"crease/core/imaging"
	runs "crease/core/imaging/run"
	"crease/core/words"
)

func imagesCommand(f *flag.FlagSet, args []string, _ io.Reader, out, note io.Writer) error {
	images := f.String("idx", "", "IDX file of the images, plain or gzipped")
	labels := f.String("labels", "", "IDX file of their labels; without it -digits are numbers of images, from 0")
	digits := f.String("digits", "1,4,7", "classes, of each of which the seed chooses an image")
	ratio := f.Float64("ratio", imaging.DefaultRatio, "sigma sqrt(D) in units of half the least distance between images")
	seed := f.Uint64("seed", 1, "of the choice of images, the starts and the noise")
	folder := f.String("o", "", "folder to write to; made where it is missing")
	if err := parse(f, args); err != nil {
		return err
	}
	if *images == "" || *folder == "" {
		return misuse{"give -idx FILE and -o DIR"}
	}
	q := runs.Request{Ratio: *ratio, Seed: *seed}
	var err error
	if q.Digits, err = numbers(*digits); err != nil {
		return err
	}
	if n := len(q.Digits); n < 2 || n > imaging.MaxImages {
		return words.M("cli.digits", "got", *digits, "n", n, "most", imaging.MaxImages)
	}
	if q.Images, err = readFile(*images); err != nil {
		return err
	}
	if *labels != "" {
		if q.Labels, err = readFile(*labels); err != nil {
			return err
		}
	}
	// Before the work: whether its results can be written.
	if err := os.MkdirAll(*folder, 0o755); err != nil {
		return err
	}
	begin := time.Now()
	q.Clock = func() float64 { return time.Since(begin).Seconds() }
	r, err := runs.Run(q)
	if err != nil {
		return err
	}
	for _, w := range r.Warnings {
		fmt.Fprintln(note, w)
	}
	for _, file := range r.Files {
		name := filepath.Join(*folder, file.Name)
		if err := os.WriteFile(name, file.Data, 0o644); err != nil {
			return err
		}
		fmt.Fprintln(out, name)
	}
	return nil
}

// numbers reads whole numbers between commas.
func numbers(list string) ([]int, error) {
	var ns []int
	for _, part := range strings.Split(list, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(part))
		if err != nil || n < 0 {
			return nil, words.M("imaging.digits", "got", part)
		}
		ns = append(ns, n)
	}
	return ns, nil
}

// readFile reads a file that is not larger than an IDX file may be.
func readFile(name string) ([]byte, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	// One byte more than allowed tells a file that is too large.
	return io.ReadAll(io.LimitReader(file, imaging.MaxFile+1))
}
