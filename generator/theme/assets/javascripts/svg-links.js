/* The theme's instant navigation makes addresses absolute by writing `href`, which links inside SVG
   do not let be written: it stops at the first chart. Here they do. Must stand before its script. */
Object.defineProperty(SVGAElement.prototype, "href", {
  ...Object.getOwnPropertyDescriptor(SVGAElement.prototype, "href"),
  set() {
    this.setAttribute("href", new URL(this.getAttribute("href"), this.baseURI).href);
  },
});
