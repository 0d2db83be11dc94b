#!/bin/sh
# A function runner as anybody may write one, with nothing but a shell: scalars from the environment, the rest from
# spec.json. `behaviour` in the params says what it does.
set -u

# A param's text from spec.json, which has one key a line; JSON's escapes are undone.
param() {
  awk -v key="$1" '
    match($0, "^ *\"" key "\": ") {
      text = substr($0, RLENGTH + 1)
      sub(/,$/, "", text)
      if (substr(text, 1, 1) != "\"") { printf "%s", text; exit }
      text = substr(text, 2, length(text) - 2)
      while ((at = index(text, "\\")) > 0) {
        printf "%s", substr(text, 1, at - 1)
        sign = substr(text, at + 1, 1)
        text = substr(text, at + 2)
        if (sign == "u") {
          code = 0
          for (digit = 1; digit <= 4; digit++) code = code * 16 + index("123456789abcdef", substr(text, digit, 1))
          printf "%c", code
          text = substr(text, 5)
        }
        else if (sign == "n") printf "\n"
        else if (sign == "t") printf "\t"
        else printf "%s", sign
      }
      printf "%s", text
      exit
    }' "$SPEC_PATH"
}

fail() {
  printf 'something went wrong on the way\n%s\n' "$1" >&2
  exit 3
}

# "yes" where a command works.
can() { "$@" >/dev/null 2>&1 && echo yes || echo no; }
writes() { (echo x >"$1") 2>/dev/null && echo yes || echo no; }

# A pipeline that has settings of its own says it with them.
behaviour=$(param behaviour)
[ -n "$behaviour" ] || behaviour=$(param x_behaviour)

case $behaviour in
draw)
  echo 'PROGRESS: 10 | Loading'
  sleep "$(param milliseconds | awk '{ print $1 / 1000 } END { if (NR == 0) print 0 }')"
  echo 'PROGRESS: 60 | Drawing…'
  echo 'PROGRESS: 40 | Drawing…'
  echo 'a line for the log'
  param picture | base64 -d >"$OUTPUT_PATH"
  mkdir -p "$OUTPUT_DIR/folder/of/its/own"
  echo x >"$OUTPUT_DIR/folder/of/its/own/file"
  echo 'PROGRESS: 100 | Done'
  ;;
wait)
  # Two children, of which one leaves its session.
  sleep 300 &
  setsid sleep 300 &
  trap '' TERM
  echo 'PROGRESS: 5 | Waiting'
  sleep 300
  ;;
fail)
  fail "$(param message)"
  ;;
train)
  echo 'PROGRESS: 40 | Learning, step 400 of 1000, loss 0.0871, 6 min left'
  param x_picture | base64 -d >"$OUTPUT_PATH"
  [ -s "$OUTPUT_PATH" ] || param picture | base64 -d >"$OUTPUT_PATH"
  sleep "$(param x_seconds | awk '{ print $1 } END { if (NR == 0) print 0 }')"
  printf 'the weights' >"$OUTPUT_DIR/trained-0.safetensors"
  printf '{"trained": [{"file": "trained-0.safetensors", "name": "Ines.safetensors"}]}' >"$OUTPUT_DIR/result.json"
  ;;
text)
  printf '#EXTM3U\nfile:///etc/passwd\n' >"$OUTPUT_PATH"
  ;;
preview)
  echo 'PROGRESS: 50 | Drawing'
  for name in preview.png preview.png; do
    param picture | base64 -d >"$OUTPUT_DIR/.$name"
    mv "$OUTPUT_DIR/.$name" "$OUTPUT_DIR/$name"
    sleep 0.8
  done
  # Whoever reads it is nobody's fool.
  ln -sf "$SPEC_PATH" "$OUTPUT_DIR/preview.jpg"
  sleep 0.5
  param picture | base64 -d >"$OUTPUT_PATH"
  ;;
look)
  # What is to be seen and done from inside.
  fail "$(
    echo "user=$(id -u):$(id -g)"
    echo "links=$(ls /sys/class/net | tr '\n' ' ')"
    echo "root=$(writes /x) in=$(writes "$INPUT_DIR/x") models=$(writes /models/x) out=$(writes "$OUTPUT_DIR/x") tmp=$(writes /tmp/x)"
    echo "model=$(cat /models/model.txt)"
    echo "capabilities=$(awk '/^Cap(Eff|Prm|Bnd)/ { printf "%s", $2 }' /proc/self/status | tr -d 0)."
    echo "privileges=$(awk '/^NoNewPrivs/ { print $2 }' /proc/self/status)"
    echo "processes=$(ls /proc | grep -c '^[0-9]')"
    echo "host=$(can ls -d "$(param host)")"
    echo "mount=$(can mount -t tmpfs none /tmp)"
    echo "first=$(tr '\0' ' ' </proc/1/cmdline | cut -d' ' -f1)"
    echo "seed=$SEED size=${WIDTH}x$HEIGHT prompt=$PROMPT"
  )" 
  ;;
memory)
  awk 'BEGIN { text = "x"; for (;;) text = text text }'
  ;;
flood)
  echo 'PROGRESS: 5 | Flooding'
  yes 'a line that says nothing'
  ;;
many)
  # Many short writes in one go.
  i=0
  while [ $i -lt 20000 ]; do echo $i; i=$((i + 1)); done
  echo 'PROGRESS: 70 | Counted'
  param picture | base64 -d >"$OUTPUT_PATH"
  ;;
*)
  fail "unknown behaviour $(param behaviour)"
  ;;
esac
