"""The benchmark harness of picket: corpora, measurement, gates, reports."""
