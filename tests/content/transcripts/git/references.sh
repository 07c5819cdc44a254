# A server, a clone, and two commits that reached the server after the clone was made.
git init -q --bare origin.git
git init -q shop
git -C shop remote add origin ../origin.git
git -C shop config remote.origin.followRemoteHEAD never
printf 'replicas: 2\n' > shop/web.yaml
git -C shop add web.yaml
git -C shop commit -q -m 'Run two web pods'
git -C shop tag -a v1.0 -m 'First release'
git -C shop push -q origin main
git -C shop fetch -q
git -C shop branch -q --set-upstream-to=origin/main
git clone -q origin.git colleague
git -C colleague remote set-url origin ../origin.git
printf 'replicas: 3\n' > colleague/web.yaml
git -C colleague commit -q -a -m 'Run three web pods'
git -C colleague push -q origin main
