package telegramtest

func (s *Server) deleteMessage(r *request) (any, *refusal) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c, bad := s.find(r)
	if bad != nil {
		return nil, bad
	}
	m := c.message(r.int("message_id", 0))
	switch {
	case m == nil:
		return nil, badRequest("message to delete not found")
	case !m.fromBot && c.user == nil:
		return nil, badRequest("message can't be deleted")
	}
	s.remove(c, m)
	return true, nil
}

func (s *Server) deleteMessages(r *request) (any, *refusal) {
	var ids []int64
	r.decode("message_ids", &ids)
	if len(ids) == 0 || len(ids) > 100 {
		return nil, malformed("message identifiers are not specified, or more than 100")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	c, bad := s.find(r)
	if bad != nil {
		return nil, bad
	}
	for _, id := range ids { // those that are gone are skipped
		if m := c.message(id); m != nil {
			s.remove(c, m)
		}
	}
	return true, nil
}

func (s *Server) remove(c *chat, m *message) {
	m.deleted = true
	c.log(event{kind: deleted, message: m.wire})
	s.touched(c)
}
