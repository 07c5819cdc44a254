# A merge of a two-commit branch into main.
git init -q .
printf 'replicas: 2\n' > web.yaml
git add web.yaml
git commit -q -m 'Run two web pods'
git switch -q -c cache
printf 'size: 64Mi\n' > cache.yaml
git add cache.yaml
git commit -q -m 'Add a cache'
printf 'ttl: 60s\n' >> cache.yaml
git commit -q -a -m 'Expire cached entries'
git switch -q main
git merge -q --no-ff -m 'Merge branch cache' cache
