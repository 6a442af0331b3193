// Starts what a page has.
