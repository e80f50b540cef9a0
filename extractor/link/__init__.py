"""Who did what: values, metrics, companies and periods joined to facts."""
