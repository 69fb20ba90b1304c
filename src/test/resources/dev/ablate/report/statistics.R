# Writes statistics-r.json: reference values of R 4.2, its package boot 1.3, for the samples of statistics.json.
#
#     apt-get install r-base-core r-cran-boot r-cran-jsonlite && Rscript statistics.R
library(boot)
library(jsonlite)
set.seed(1)

# Of fewer values the bootstrap has so few distinct means that an end depends on how quantiles are interpolated.
many <- function(sample) length(unique(sample$values)) >= 7
samples <- Filter(many, fromJSON("statistics.json", simplifyDataFrame = FALSE)$samples)
families <- list(c(0.01, 0.04, 0.03, 0.005), 0.2, c(0.5, 0.5, 0.01), c(0.04, 0.001, 0.02, 0.9, 0.0004))

bca <- function(values) {
  drawn <- boot(values, function(v, i) mean(v[i]), R = 100000)
  boot.ci(drawn, type = "bca", L = empinf(drawn, type = "jack"))$bca[4:5]
}
described <- function(sample) {
  values <- sample$values
  list(name = sample$name, values = values, mean = mean(values), std = sd(values), bca = bca(values))
}
adjusted <- function(p) list(p = I(p), adjusted = I(p.adjust(p, "holm")))

reference <- list(samples = lapply(samples, described), holm = lapply(families, adjusted))
writeLines(toJSON(reference, auto_unbox = TRUE, digits = NA, pretty = TRUE), "statistics-r.json")
