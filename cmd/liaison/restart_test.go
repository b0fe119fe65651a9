package main_test

import (
	"database/sql"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib"
)

// An ownServer is a PostgreSQL server that belongs to one test.
type ownServer struct {
	t    *testing.T
	bin  string
	dir  string
	port string
}

// newOwnServer makes a server with the programs in LIAISON_TEST_POSTGRES_BIN.
func newOwnServer(t *testing.T) *ownServer {
	bin := os.Getenv("LIAISON_TEST_POSTGRES_BIN")
	if bin == "" {
		t.Skip("this is about a server of its own: see LIAISON_TEST_POSTGRES_BIN")
	}
	dir, err := os.MkdirTemp("", "own") // not the test's folder, which others may not enter
	if err != nil {
		t.Fatal(err)
	}
	_, port, err := net.SplitHostPort(freeAddress(t))
	if err == nil && os.Getuid() == 0 {
		err = os.Chown(dir, nobody, nobody)
	}
	if err != nil {
		t.Fatal(err)
	}
	s := &ownServer{t, bin, dir, port}
	t.Cleanup(func() {
		s.run("pg_ctl", "-D", s.data(), "-m", "immediate", "stop")
		os.RemoveAll(dir)
	})
	s.run("initdb", "-D", s.data(), "-U", "liaison", "-A", "trust", "-E", "UTF8", "--no-locale")
	s.start()
	return s
}

// nobody is whom a server runs as that root starts: PostgreSQL refuses root.
const nobody = 65534

func (s *ownServer) data() string { return filepath.Join(s.dir, "data") }

func (s *ownServer) run(program string, args ...string) {
	cmd := exec.Command(filepath.Join(s.bin, program), args...)
	cmd.Dir = s.dir
	if os.Getuid() == 0 {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	}
	if err := cmd.Run(); err != nil { // its output goes nowhere: the server would keep a pipe open
		s.t.Errorf("%s: %v", program, err)
	}
}

func (s *ownServer) start() {
	s.run("pg_ctl", "-D", s.data(), "-w", "-l", filepath.Join(s.dir, "log"), "start",
		"-o", fmt.Sprintf("-k %s -c listen_addresses=127.0.0.1 -p %s -c fsync=off", s.dir, s.port))
}

func (s *ownServer) stop() { s.run("pg_ctl", "-D", s.data(), "-m", "fast", "-w", "stop") }

func (s *ownServer) source() string {
	return "postgres://liaison@127.0.0.1:" + s.port + "/postgres?sslmode=disable"
}

// endSome ends so many connections of the programs, one after the other.
func (s *ownServer) endSome(n int) (ended int) {
	db, err := sql.Open("pgx", s.source())
	if err != nil {
		s.t.Error(err)
		return 0
	}
	defer db.Close()
	for range n {
		<-time.After(100 * time.Millisecond)
		var one int
		err := db.QueryRow(`SELECT count(pg_terminate_backend(pid)) FROM (SELECT pid FROM pg_stat_activity
			WHERE application_name = 'liaison' ORDER BY random() LIMIT 1) AS chosen`).Scan(&one)
		if err != nil {
			s.t.Error(err)
		}
		ended += one
	}
	return ended
}

// The server ends 50 connections, and is stopped and started: each visit is there once, each
// person is answered, and that soon after the server is back.
func TestSeveralConnections(t *testing.T) {
	server := newOwnServer(t)
	people, visits, _ := long()
	s := newSeveral(t, server.source(), people)
	s.open(people)
	late := s.programs[0].join(s.Server, "城东所干事甲")
	s.work(visits, func(<-chan struct{}) {
		if ended := server.endSome(50); ended < 40 {
			t.Errorf("only %d connections were ended", ended)
		}
		server.stop()
		<-time.After(2 * time.Second)
		server.start()
		back := time.Now()
		late.WaitAfter(late.Send("帮助"))
		took := time.Since(back)
		t.Logf("answered %.1f s after the server was back", took.Seconds())
		if took > 10*time.Second {
			t.Errorf("answered %s after the server was back", took)
		}
	})
}
