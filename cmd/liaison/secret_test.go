package main

import (
	"context"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	"liaison/bot/telegram"
	"liaison/bot/telegram/telegramtest"
	"liaison/store"
	"liaison/store/chat"
	"liaison/store/storetest"
)

// Whatever goes wrong, and whatever Telegram or a proxy says of it, neither the
// token nor the webhook's secret nor a private number is in the log, in /status, in
// /aside, in the metrics or in any table.
func TestSecretsNowhere(t *testing.T) {
	s := telegramtest.New(t)
	path := filepath.Join(t.TempDir(), "liaison.db")
	db, err := store.Open(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	storetest.Import(t, db, "roster.csv", storetest.Sample)
	w := &world{s, t, db}
	api, err := telegram.NewAPI(s.Token, s.URL, s.Client())
	if err != nil {
		t.Fatal(err)
	}
	addr := freeAddress(t)
	var log notes
	stop := serveInside(t, s, path, addr, &log)
	admin := w.join(storetest.Admin)

	needles := append(api.Secrets(), "13812345678", "11010119900307123X")
	tells := s.URL + "/bot" + s.Token + "/x " + strings.Join(needles, " ")
	for _, f := range tellingFaults(tells) {
		defer s.Fault(f)()
	}
	admin.Send("今天去居然之家送政策，电话13812345678，证号11010119900307123X") // its answer is refused
	admin.Document("名册13812345678.csv", storetest.Sample, "13812345678")
	admin.Send("/import")
	admin.WaitText("文件没取到")
	status := admin.WaitAfter(admin.Send("/status")).Text
	w.Wait(func() bool { return len(s.Calls("sendDocument")) > 0 })
	aside := admin.WaitAfter(admin.Send("/aside"))
	places := map[string]string{"the log": log.String(), "/status": status, "/aside": aside.Text}
	if _, ok := aside.Button("看 1"); ok {
		admin.Tap(aside.ID, "看 1")
		places["what was set aside"] = admin.WaitText("原因").Text
	} else {
		t.Errorf("nothing was set aside: %s", aside.Text)
	}
	for _, page := range []string{"metrics", "healthz"} {
		places[page] = pageAt(t, "http://"+addr+"/"+page)
	}
	if code := stop(); code != exitOK {
		t.Errorf("exit code %d", code)
	}
	places["the log"] = log.String()
	storetest.View(t, db, func(tx *store.Tx) error {
		rows, err := chat.AsideRows(tx, 100)
		for _, a := range rows {
			places["the fault of "+a.Ref] = a.Fault + a.Text
		}
		return err
	})
	tellNothing(t, needles, places)
	if err := db.Close(); err != nil {
		t.Error(err)
	}
}

// freeAddress is one on which nobody listens.
func freeAddress(t testing.TB) string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// tellingFaults are faults of Telegram whose words tell secrets.
func tellingFaults(tells string) []telegramtest.Fault {
	return []telegramtest.Fault{
		{Method: "sendMessage", Times: 1, Effect: telegramtest.Refuse(400, tells)},
		{Method: "sendMessage", Times: 1, Effect: telegramtest.Garbage(502, tells)},
		{Method: "sendChatAction", Times: 1, Effect: telegramtest.DropBefore()},
		{Method: "getUpdates", Times: 1, Effect: telegramtest.DropAfter()},
		{Method: "getUpdates", Times: 1, Effect: telegramtest.Refuse(500, tells)},
		{Method: "sendDocument", Times: 1, Effect: telegramtest.Refuse(400, tells)},
		{Method: "getFile", Times: 1, Effect: telegramtest.Refuse(400, tells)},
	}
}

func pageAt(t *testing.T, url string) string {
	t.Helper()
	resp, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil || len(body) == 0 {
		t.Error(url, err)
	}
	return string(body)
}

// serveInside runs serve in this process until stop, which returns its exit code.
func serveInside(t *testing.T, s *telegramtest.Server, db, metrics string, log io.Writer) (stop func() int) {
	for name, value := range map[string]string{"TELEGRAM_BOT_TOKEN": s.Token, "TELEGRAM_API_URL": s.URL, "LIAISON_DB": db, "LIAISON_METRICS": metrics} {
		t.Setenv(name, value)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan int, 1)
	go func() { done <- run(ctx, []string{"serve"}, strings.NewReader(""), io.Discard, log) }()
	return func() int { cancel(); return <-done }
}

// tellNothing checks that no place holds a secret.
func tellNothing(t *testing.T, needles []string, places map[string]string) {
	t.Helper()
	for where, said := range places {
		for _, n := range needles {
			if strings.Contains(said, n) {
				t.Errorf("%q is in %s:\n%s", n, where, said)
			}
		}
	}
}
