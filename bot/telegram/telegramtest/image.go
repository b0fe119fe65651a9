package telegramtest

import (
	"bytes"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
)

// pixels is the size of a picture.
type pixels struct{ width, height int }

// formats are the pictures that can be photos.
var formats = [...]struct {
	size   func(io.Reader) (image.Config, error)
	decode func(io.Reader) (image.Image, error)
}{{jpeg.DecodeConfig, jpeg.Decode}, {png.DecodeConfig, png.Decode}, {gif.DecodeConfig, gif.Decode}}

// measure reads the size of a picture that a bot sends as a photo, and refuses
// what Telegram refuses: also one that ends in the middle.
func measure(data []byte) (pixels, *refusal) {
	if len(data) > maxPhoto {
		return pixels{}, malformed("file is too big for a photo")
	}
	for _, format := range formats {
		c, err := format.size(bytes.NewReader(data))
		if err != nil {
			continue
		}
		if c.Width+c.Height > 10000 || c.Width > 20*c.Height || c.Height > 20*c.Width {
			return pixels{}, malformed("PHOTO_INVALID_DIMENSIONS")
		}
		if _, err := format.decode(bytes.NewReader(data)); err != nil {
			break
		}
		return pixels{c.Width, c.Height}, nil
	}
	return pixels{}, malformed("IMAGE_PROCESS_FAILED")
}

// picture is a small photograph, another one for each number.
func picture(n int64, width, height int) []byte {
	m := image.NewPaletted(image.Rect(0, 0, width, height), color.Palette{
		color.RGBA{uint8(n * 37), uint8(n * 59), uint8(n * 83), 255},
	})
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		panic(err) // in memory
	}
	return b.Bytes()
}
