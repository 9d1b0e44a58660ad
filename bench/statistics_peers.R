# The peers' half of the statistics bench: Rscript statistics_peers.R FOLDER; same inputs, one thread, CPU seconds into FOLDER/peers.csv.
suppressPackageStartupMessages({library(spdep); library(dbscan)})
folder <- commandArgs(TRUE)[1]
set.coresOption(1L)
out <- file.path(folder, "peers.csv")
cat("peer,task,n,wall,cpu\n", file = out)
measure <- function(peer, task, n, runs, work) {
  best <- c(Inf, Inf)
  for (run in seq_len(runs)) {
    t <- system.time(work())
    best <- pmin(best, c(t[["elapsed"]], t[["user.self"]] + t[["sys.self"]]))
  }
  cat(sprintf("%s,%s,%d,%.6f,%.6f\n", peer, task, n, best[1], best[2]), file = out, append = TRUE)
  cat(sprintf("%-10s %-12s n = %7d  wall %9.3f s  cpu %9.3f s\n", peer, task, n, best[1], best[2]))
}
for (n in c(10000L, 100000L, 1000000L)) {
  d <- read.csv(file.path(folder, sprintf("points_%d.csv", n)))
  xy <- as.matrix(d[, c("x", "y")])
  measure("dbscan", "knn8", n, if (n < 1e6) 3 else 1, function() kNN(xy, k = 8))
  if (n > 10000L) next
  lw <- nb2listw(knn2nb(knearneigh(xy, k = 8)), style = "W")
  measure("spdep", "moran_999", n, 1, function() localmoran_perm(d$v, lw, nsim = 999, alternative = "two.sided"))
}
for (n in c(10000L, 100000L, 1000000L)) {
  xy <- as.matrix(read.csv(file.path(folder, sprintf("dbscan_%d.csv", n)))[, c("x", "y")])
  measure("dbscan", "dbscan", n, if (n < 1e6) 3 else 2, function() dbscan(xy, eps = 30, minPts = 10))
  if (n == 10000L) measure("dbscan", "hdbscan", n, 1, function() hdbscan(xy, minPts = 10))
}
