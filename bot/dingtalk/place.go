package dingtalk

import (
	"bytes"
	"encoding/binary"
)

// withoutPlace is a picture without what the camera wrote beside it: where and when it was
// taken, and with what. How it is turned stays. ok is false for one of a kind that cannot be
// cleaned here; it is not sent on.
func withoutPlace(body []byte) (clean []byte, ok bool) {
	switch {
	case bytes.HasPrefix(body, []byte("\xff\xd8")):
		return cleanJPEG(body)
	case bytes.HasPrefix(body, pngHead):
		return cleanPNG(body)
	case len(body) > 12 && (string(body[4:8]) == "ftyp" || string(body[:4]) == "RIFF" || string(body[:3]) == "II*" || string(body[:4]) == "MM\x00*"):
		return nil, false // HEIC, WebP, TIFF
	}
	return body, true
}

// Markers of a JPEG.
const (
	jpegApp1  = 0xe1 // Exif and XMP
	jpegApp13 = 0xed // IPTC
	jpegNote  = 0xfe
	jpegScan  = 0xda // from here on it is the picture
)

// cleanJPEG leaves out the segments that say something besides the picture.
func cleanJPEG(body []byte) (clean []byte, ok bool) {
	clean = append(clean, body[:2]...)
	for at := 2; at+4 <= len(body) && body[at] == 0xff; {
		marker, end := body[at+1], at+2+int(binary.BigEndian.Uint16(body[at+2:]))
		if end > len(body) {
			return nil, false
		}
		switch marker {
		case jpegScan:
			return append(clean, body[at:]...), true
		case jpegApp1:
			clean = append(clean, turned(body[at+4:end])...)
		case jpegApp13, jpegNote:
		default:
			clean = append(clean, body[at:end]...)
		}
		at = end
	}
	return nil, false
}

// turned is an Exif segment that has nothing but how the picture is turned; nil if the one
// given does not say so.
func turned(segment []byte) []byte {
	tiff, ok := bytes.CutPrefix(segment, []byte("Exif\x00\x00"))
	if !ok || len(tiff) < 8 {
		return nil
	}
	var order binary.ByteOrder = binary.BigEndian
	if string(tiff[:2]) == "II" {
		order = binary.LittleEndian
	}
	const orientation, short, size = 0x112, 3, 12 // of an entry: its tag, its type, its bytes
	for at := int64(order.Uint32(tiff[4:])) + 2; at+size <= int64(len(tiff)); at += size {
		if order.Uint16(tiff[at:]) == orientation {
			n := order.Uint16(tiff[at+8:])
			all := []byte("\xff\xe1\x00\x22Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01")
			all = binary.BigEndian.AppendUint16(all, orientation)
			all = binary.BigEndian.AppendUint16(all, short)
			all = binary.BigEndian.AppendUint32(all, 1)
			all = binary.BigEndian.AppendUint16(all, n)
			return append(all, 0, 0, 0, 0, 0, 0) // the rest of the entry; no further directory
		}
	}
	return nil
}

var pngHead = []byte("\x89PNG\r\n\x1a\n")

// cleanPNG leaves out the chunks that say something besides the picture.
func cleanPNG(body []byte) (clean []byte, ok bool) {
	clean = append(clean, pngHead...)
	for at := len(pngHead); at+12 <= len(body); {
		end := int64(at) + 12 + int64(binary.BigEndian.Uint32(body[at:]))
		if end > int64(len(body)) {
			return nil, false
		}
		switch string(body[at+4 : at+8]) {
		case "eXIf", "tEXt", "iTXt", "zTXt", "tIME":
		default:
			clean = append(clean, body[at:end]...)
		}
		at = int(end)
	}
	return clean, true
}
