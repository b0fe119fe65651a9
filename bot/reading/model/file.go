package model

import (
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"slices"
)

// Weights are what was trained: a chain, or nil, and choices, in a fixed order.
type Weights struct {
	Chain   *Chain
	Choices []*Choice
}

// ErrDamaged is the error of weights whose checksum does not fit them.
var ErrDamaged = errors.New("model: damaged weights")

// plainBytes are the weights in one form, whatever machine they were trained on.
func (w *Weights) plainBytes() []byte {
	var b []byte
	if w.Chain == nil {
		b = binary.AppendUvarint(b, 0)
	} else {
		b = binary.AppendUvarint(b, uint64(w.Chain.labels))
		b = w.Chain.weight.append(b)
	}
	b = binary.AppendUvarint(b, uint64(len(w.Choices)))
	for _, c := range w.Choices {
		names := make([]string, len(c.names))
		for n, i := range c.names {
			names[i] = n
		}
		b = binary.AppendUvarint(b, uint64(len(names)))
		for _, n := range names {
			b = binary.AppendUvarint(b, uint64(len(n)))
			b = append(b, n...)
		}
		b = c.weight.append(b)
		b = c.relations.append(b)
	}
	return b
}

// Sum is a hash of the weights, in hexadecimal.
func (w *Weights) Sum() string {
	sum := sha256.Sum256(w.plainBytes())
	return hex.EncodeToString(sum[:])
}

// Encode writes the weights, compressed, behind the hash of what they are.
func (w *Weights) Encode() ([]byte, error) {
	plain := w.plainBytes()
	sum := sha256.Sum256(plain)
	var out bytes.Buffer
	out.Write(sum[:])
	z, err := flate.NewWriter(&out, flate.BestCompression)
	if err != nil {
		return nil, fmt.Errorf("compressing weights: %w", err)
	}
	if _, err := z.Write(plain); err != nil {
		return nil, fmt.Errorf("compressing weights: %w", err)
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("compressing weights: %w", err)
	}
	return out.Bytes(), nil
}

// Decode reads weights that Encode wrote; g is the grammar of the chain's
// labels.
func Decode(data []byte, g Grammar) (*Weights, error) {
	if len(data) < sha256.Size {
		return nil, ErrDamaged
	}
	plain, err := io.ReadAll(flate.NewReader(bytes.NewReader(data[sha256.Size:])))
	if err != nil || sha256.Sum256(plain) != [sha256.Size]byte(data[:sha256.Size]) {
		return nil, ErrDamaged
	}
	r := &reader{rest: plain}
	w := &Weights{}
	if labels := r.number(); labels > 0 {
		w.Chain = newChain(labels, g, r.table())
	}
	for range r.number() {
		c := &Choice{names: map[string]int{}}
		for i := range r.number() {
			c.names[string(r.take(r.number()))] = i
		}
		c.weight = r.table()
		c.relations = r.table()
		w.Choices = append(w.Choices, c)
	}
	return w, nil
}

// append writes a table: its width, its keys as differences, and of each row which
// weights are not 0, and these.
func (t *table) append(b []byte) []byte {
	b = binary.AppendUvarint(b, uint64(t.width))
	b = binary.AppendUvarint(b, uint64(len(t.keys)))
	var last Feature
	for i, k := range t.keys {
		b = binary.AppendUvarint(b, uint64(k-last))
		last = k
		row := t.whole(i)
		for at := 0; at < len(row); at += 8 {
			var mask byte
			for j, w := range row[at:min(at+8, len(row))] {
				if w != 0 {
					mask |= 1 << j
				}
			}
			b = append(b, mask)
			for _, w := range row[at:min(at+8, len(row))] {
				if w != 0 {
					b = append(b, byte(w))
				}
			}
		}
	}
	return b
}

// A reader reads plain weights, whose hash has been seen to fit.
type reader struct{ rest []byte }

func (r *reader) number() int {
	v, n := binary.Uvarint(r.rest)
	r.rest = r.rest[n:]
	return int(v)
}

func (r *reader) take(n int) []byte {
	b := r.rest[:n]
	r.rest = r.rest[n:]
	return b
}

func (r *reader) table() *table {
	width, n := r.number(), r.number()
	keys, rows := make([]Feature, n), make([]int8, n*width)
	var last Feature
	for i := range keys {
		last += Feature(r.number())
		keys[i] = last
		row := rows[i*width : (i+1)*width]
		for at := 0; at < width; at += 8 {
			mask := r.take(1)[0]
			for j := range min(8, width-at) {
				if mask&(1<<j) != 0 {
					row[at+j] = int8(r.take(1)[0])
				}
			}
		}
	}
	return newTable(width, slices.Clip(keys), rows)
}
