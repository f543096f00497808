document.title = 'AR Companion'
