import CLibXML2

/// libxml2, made ready once for all lanes.
enum XMLLibrary {
    /// Reading it sets the library up. `xmlInitParser` must run before a second thread calls libxml2, and the loader
    /// refuses every network address, also those that a schema imports, where no parser option reaches.
    static let isReady: Bool = {
        xmlInitParser()
        xmlSetExternalEntityLoader(xmlNoNetExternalEntityLoader)
        return true
    }()
}
