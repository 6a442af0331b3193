/* No module, because browsers load none for a page from a folder: there it says that no other script will come. */
if (location.protocol === 'file:') document.documentElement.dataset.unserved = '';
