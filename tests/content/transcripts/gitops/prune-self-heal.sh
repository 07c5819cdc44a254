# Three objects in the cluster, two of them applied from Git before.
mkdir git cluster
touch git/web.yaml cluster/web.yaml cluster/cache.yaml cluster/debug.yaml
printf 'cache.yaml\nweb.yaml\n' > inventory
