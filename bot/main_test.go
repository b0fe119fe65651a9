package bot_test

import (
	"testing"

	"liaison/store/storetest"
)

func TestMain(m *testing.M) { storetest.Examples(m, 25) }
