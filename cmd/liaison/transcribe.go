package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"time"
)

// Limits of a transcription.
const (
	transcribeTime = time.Minute
	transcribeText = 64 << 10 // bytes of text that are read
)

// transcribe runs the command of LIAISON_TRANSCRIBE, such as a script around whisper.cpp. It gets
// the audio on standard input and prints the text. The command is split at spaces; there is no
// shell.
func transcribe(ctx context.Context, command string, audio []byte) (string, error) {
	args := strings.Fields(command)
	if len(args) == 0 {
		return "", fmt.Errorf("transcribe: no command")
	}
	ctx, cancel := context.WithTimeout(ctx, transcribeTime)
	defer cancel()
	run := exec.CommandContext(ctx, args[0], args[1:]...)
	run.Stdin = bytes.NewReader(audio)
	run.WaitDelay = time.Second
	out, err := run.StdoutPipe()
	if err != nil {
		return "", fmt.Errorf("transcribe: %w", err)
	}
	if err := run.Start(); err != nil {
		return "", fmt.Errorf("transcribe: %w", err)
	}
	text, err := io.ReadAll(io.LimitReader(out, transcribeText))
	if err == nil {
		_, err = io.Copy(io.Discard, out)
	}
	if fault := run.Wait(); fault != nil {
		err = fault
	}
	if err != nil {
		return "", fmt.Errorf("transcribe: %w", err)
	}
	return string(text), nil
}
