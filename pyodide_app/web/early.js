// Runs before the page is drawn, so that the full list of questions never flashes up before the first panel.
document.documentElement.dataset.mintqEngine = "idle";
document.documentElement.classList.add("mintq-js");
