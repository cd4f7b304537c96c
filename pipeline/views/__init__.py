"""What people look at: reports made from a dataset or from releases, without computing facts of their own."""
