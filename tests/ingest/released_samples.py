BUILT = {}
