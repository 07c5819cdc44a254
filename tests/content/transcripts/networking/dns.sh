cat > resolv.conf <<'END'
search shop.svc.cluster.local svc.cluster.local cluster.local
nameserver 10.96.0.10
options ndots:5
END
cat > candidates.awk <<'END'
/^search/  { for (i = 2; i <= NF; i++) suffix[++count] = $i }
/^options/ { split($0, part, "ndots:"); ndots = part[2] + 0 }
END {
  if (name ~ /\.$/) { print name; exit }
  isLong = gsub(/\./, ".", name) >= ndots
  if (isLong) print name "."
  for (i = 1; i <= count; i++) print name "." suffix[i] "."
  if (!isLong) print name "."
}
END
