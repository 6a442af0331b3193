/* No module, so that it runs while the page is read: it puts the content of the template before it in its place. Browsers
   load no modules for a page from a folder; there nothing would bring it to life, and the page says so. */
if (location.protocol === 'file:') document.documentElement.dataset.unserved = '';
else {
  const template = document.currentScript.previousElementSibling;
  template.replaceWith(template.content);
}
