package telegramtest

import (
	"io"
	"log"
	"net/http"

	"liaison/bot/channel/channeltest"
)

// listen opens the port or the pipes and starts to serve.
func (s *Server) listen() error {
	l, dial, url, err := channeltest.Listen("telegram.invalid", s.opts.memory)
	if err != nil {
		return err
	}
	s.URL = url
	s.client = &http.Client{Transport: &http.Transport{
		DialContext:         dial,
		MaxIdleConnsPerHost: 256,
		DisableCompression:  true,
	}}
	s.http = &http.Server{Handler: s, ErrorLog: log.New(io.Discard, "", 0)}
	s.work.Go(func() { _ = s.http.Serve(l) })
	return nil
}
