package dingtalk

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/jpeg"
	"image/png"
	"testing"
)

// exif is a segment of a little-endian camera: where it was taken, and that the picture is
// turned by a quarter.
func exif() []byte {
	tiff := []byte("II*\x00\x08\x00\x00\x00\x02\x00")
	for _, entry := range [][4]uint32{{0x112, 3, 1, 6}, {0x8825, 4, 1, 99}} { // orientation, GPS
		tiff = binary.LittleEndian.AppendUint16(tiff, uint16(entry[0]))
		tiff = binary.LittleEndian.AppendUint16(tiff, uint16(entry[1]))
		tiff = binary.LittleEndian.AppendUint32(tiff, entry[2])
		tiff = binary.LittleEndian.AppendUint32(tiff, entry[3])
	}
	body := append([]byte("Exif\x00\x00"), append(tiff, "GPS 30.1N 120.2E"...)...)
	return append(binary.BigEndian.AppendUint16([]byte{0xff, 0xe1}, uint16(len(body)+2)), body...)
}

// A picture that is sent on is the same picture, and says no more than how it is turned.
func TestWithoutPlace(t *testing.T) {
	drawn := image.NewGray(image.Rect(0, 0, 40, 30))
	for i := range drawn.Pix {
		drawn.Pix[i] = byte(i)
	}
	var j, p bytes.Buffer
	if err := jpeg.Encode(&j, drawn, nil); err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(&p, drawn); err != nil {
		t.Fatal(err)
	}
	taken := bytes.Join([][]byte{j.Bytes()[:2], exif(), {0xff, 0xfe, 0, 5, 'G', 'P', 'S'}, j.Bytes()[2:]}, nil)
	text := []byte("\x00\x00\x00\x03tEXtGPS\x00\x00\x00\x00")
	placed := bytes.Join([][]byte{p.Bytes()[:33], text, p.Bytes()[33:]}, nil)
	for name, c := range map[string]struct{ plain, body []byte }{"jpeg": {j.Bytes(), taken}, "png": {p.Bytes(), placed}} {
		body := c.body
		clean, ok := withoutPlace(body)
		if !ok || bytes.Contains(clean, []byte("GPS")) {
			t.Errorf("%s: %v, it still says where", name, ok)
		}
		got, _, err := image.Decode(bytes.NewReader(clean))
		if want, _, _ := image.Decode(bytes.NewReader(c.plain)); err != nil || !same(got, want) {
			t.Errorf("%s: another picture, %v", name, err)
		}
		if name == "jpeg" && !bytes.Contains(clean, []byte("\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06")) {
			t.Error("it is not known any more how it is turned")
		}
		for n := range len(body) - 1 {
			withoutPlace(body[:n]) // no panic
		}
	}
	if _, ok := withoutPlace([]byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00")); ok {
		t.Error("HEIC is sent on")
	}
}

func same(a, b image.Image) bool {
	if a.Bounds() != b.Bounds() {
		return false
	}
	for y := range a.Bounds().Dy() {
		for x := range a.Bounds().Dx() {
			if a.At(x, y) != b.At(x, y) {
				return false
			}
		}
	}
	return true
}
