package record

// Attached counts the files of a draft or a record.
type Attached struct {
	Photos int `json:"photos,omitempty"`
	Others int `json:"others,omitempty"` // videos, voice messages, documents
}

// Add adds other counts.
func (a *Attached) Add(more Attached) {
	a.Photos += more.Photos
	a.Others += more.Others
}

// Any reports whether there is any file.
func (a Attached) Any() bool { return a.Photos+a.Others > 0 }
