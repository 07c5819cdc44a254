# One trusted SSH key that signs, made afresh each time. Its signatures differ, so no id of a signed commit is shown.
ssh-keygen -q -t ed25519 -N '' -C you@example.org -f "$HOME/signing-key"
git init -q .
git config gpg.format ssh
git config user.signingKey "$HOME/signing-key.pub"
printf 'you@example.org namespaces="git" %s\n' "$(cut -d ' ' -f 1,2 "$HOME/signing-key.pub")" > "$HOME/allowed-signers"
printf 'replicas: 2\n' > web.yaml
git add web.yaml
git commit -q -m 'Run two web pods'
