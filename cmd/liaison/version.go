package main

import (
	"cmp"
	"fmt"
	"runtime/debug"
)

// release is the tag a build is made from, where the build cannot see the
// repository: -ldflags "-X main.release=v1.2.3". Otherwise it is empty.
var release string

// version is the tag or the commit the program was built from, and the Go that
// built it.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "liaison " + cmp.Or(release, unknownVersion)
	}
	return "liaison " + cmp.Or(release, built(info)) + " " + info.GoVersion
}

const unknownVersion = "(unknown)"

// built is what the build recorded: the version of the module, which go derives
// from the tag, or else the commit.
func built(info *debug.BuildInfo) string {
	if v := info.Main.Version; v != "" && v != "(devel)" {
		return v
	}
	said := map[string]string{}
	for _, s := range info.Settings {
		said[s.Key] = s.Value
	}
	commit := said["vcs.revision"]
	if commit == "" {
		return unknownVersion
	}
	if commit = commit[:min(12, len(commit))]; said["vcs.modified"] == "true" {
		commit += "+dirty"
	}
	return commit
}

// versionCmd prints what --version prints: people try both.
type versionCmd struct{}

// Run prints the version.
func (versionCmd) Run(a *app) error {
	_, err := fmt.Fprintln(a.stdout, version())
	return err
}
