package storetest

import (
	"flag"
	"os"
	"strconv"
	"testing"
)

// Full reports whether LIAISON_FULL asks for the long forms of tests: more people,
// more time and more examples. .ci/run sets it.
func Full() bool { return os.Getenv("LIAISON_FULL") != "" }

// Examples runs the tests of a package, of which each property test tries n
// examples; as many as -rapid.checks says, which is 100, where it is given or in the
// long form.
func Examples(m *testing.M, n int) {
	flag.Parse()
	asked := Full()
	flag.Visit(func(f *flag.Flag) { asked = asked || f.Name == "rapid.checks" })
	if !asked {
		if err := flag.Set("rapid.checks", strconv.Itoa(n)); err != nil {
			panic(err)
		}
	}
	m.Run()
}
